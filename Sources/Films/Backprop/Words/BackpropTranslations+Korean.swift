extension BackpropTranslations {
  static let korean = """
    title = 역전파
    closing = δ는 한 번 계산해 저장하고 재사용한다
    phase.update = 갱신
    chapter.update = 결과
    chapter.idle = 신경망
    stepSummary = 기울기 반대로 한 걸음
    walksAgain = 저장하지 않으면 가중치마다 사슬을 다시 걷는다 | 저장 없이: 가중치마다 다시 | 저장 없이
    sameProducts = 같은 곱을 또다시, 또다시 | 또 같은 곱 | 또다시
    storedOnce = δ는 한 번 계산해 저장하고 재사용 | δ는 저장해 재사용 | 한 번 저장
    deeperSaves = 신경망이 깊을수록 δ 저장의 이득이 크다 | 깊을수록 이득이 크다 | 깊을수록 이득
    oneMultiplication = 곱셈 한 번
    fromScratch = 저장 없이
    withReuse = 재사용
    layersDeep = , {count}층
    layersFromInput = 가중치 층, 입력부터
    multiplicationsEachWeight = 가중치별 곱셈 횟수
    multiplicationsEachLayer = 층별 곱셈 횟수
    weightGoesUp = w 증가
    weightGoesDown = w 감소
    deltaAndGradient = δ와 기울기
    storedDelta = 저장한 δ
    gradientHead = 기울기
    eachEdge = 간선별 |∂L/∂w|, 로그
    largestOfEachEdge = 간선별 최대 |∂L/∂w|, 로그
    chainStored = 역전파: δ는 저장한 앞의 δ에서 | δ는 저장한 앞의 δ에서
    chainScratch = 저장 없는 역전파: {delta} 계산 {count}번 | 저장 없이: {delta} {count}번
    fibonacciStored = 피보나치: F는 저장한 앞의 둘에서 | F는 저장한 앞의 둘에서
    fibonacciScratch = 저장 없는 피보나치: F₂ 계산 3번 | 저장 없이: F₂ 3번
    moral = 한 번 저장, 재사용
    numbers = 수 {count}개
    """
}
