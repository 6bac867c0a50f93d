extension NetworkTranslations {
  static let korean = """
    phase.idle = 데이터
    phase.forward = 순전파
    phase.loss = 손실
    phase.backward = 역전파
    chapter.forward = 순전파
    chapter.loss = 손실
    chapter.backward = 역전파
    chapter.done = 결과
    sample = 샘플 하나: 입력과, 그것이 이르러야 할 목표 | 샘플 하나
    forwardWeight = 가중치 {layer}을(를) 지나 앞으로 | {name}(으)로
    forwardLastWeight = 가중치 {layer}을(를) 지나 앞으로: 예측 | {name}(으)로
    forwardLayer = 가중치 층 {layer}을(를) 지나 앞으로 | {name}(으)로
    forwardLastLayer = 가중치 층 {layer}을(를) 지나 앞으로: 예측 | {name}(으)로
    loss = 손실: 예측이 목표에서 얼마나 빗나갔나 | 얼마나 빗나갔나 | 손실
    deltaBorn = 출력에서 {delta} 생성, 저장: 예측이 움직이면 손실은 어떻게 움직이나 | 출력에서 {delta} 생성, 저장 | {delta} 저장 | {delta}
    deltaFetched = {old}: 다시 계산하지 않고 꺼내어 {weight}와 기울기를 곱하면 {delta} | {old}: 다시 계산하지 않고 꺼냄 | {old} 꺼냄
      | {old} → {delta}
    deltaFetchedLinear = {old}: 다시 계산하지 않고 꺼내어 {weight}를 곱하면 {delta} | {old}: 다시 계산하지 않고 꺼냄 | {old} 꺼냄
      | {old} → {delta}
    gradientWeight = {weight}의 기울기: {delta} 곱하기 들어온 값 | {weight}의 기울기
    gradientsZero = 층 {layer}의 기울기: 모두 0 | 모두 0
    gradientsLayer = 층 {layer}의 기울기, 가장 큰 것은 뉴런 {from}에서 {to}(으)로 | 층 {layer}의 기울기 | 기울기 {layer}
    everyGradient = 앞으로 한 번, 뒤로 한 번: 모든 기울기, δ는 한 번만 계산해 재사용 | 모든 기울기, δ는 한 번 계산해 재사용
      | 모든 기울기, δ 계산은 한 번 | 모든 기울기
    lossFalls = 모든 가중치가 기울기 반대로 한 걸음, 손실은 줄어든다 | 기울기 반대로 한 걸음: 손실 감소 | 손실 감소
    lossRises = 모든 가중치가 기울기 반대로 한 걸음, 손실은 늘어난다: η가 너무 크다 | 기울기 반대로 한 걸음: 손실 증가: η가 너무 크다
      | 손실 증가: η가 너무 크다
    lossStays = 모든 가중치가 기울기 반대로 한 걸음, 손실은 그대로 | 기울기 반대로 한 걸음: 손실 그대로 | 손실 그대로
    gradientsZeroSummary = {gradient}: {count}개 모두 0
    gradientsSummary = {gradient}: {count}개 중 최대 {value}
    costSummary = 곱셈: 재사용 {reuse}회, 재사용 없이 {scratch}회; {depth}층에서는 {deepReuse}회와 {deepScratch}회
    halo = 후광: √|δ|, 최대의 1% 미만은 없음
    multiplications = 곱셈 횟수
    """
}
