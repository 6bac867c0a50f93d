extension TrainingTranslations {
  static let korean = """
    title = 책임에서 배우기
    closing = 한 걸음에 두 번의 전파, 모든 가중치가 제 책임을 안다
    chapter.idle = 데이터
    phase.cost = 비용
    chapter.cost = 기울기의 비용
    phase.train = 학습
    chapter.train = 학습
    sampleChapter = 샘플 {sample}
    deltaTogether = {delta}와 그 기울기
    forwardAgain = 같은 가중치를 지나 다시 앞으로
    blamedDifferently = 같은 신경망, 다른 책임 | 다른 책임
    className = 클래스 {name}
    quotedClass = ‘{name}’
    firstSample = 여러 샘플 중 하나: {kind}의 점 | 샘플: {kind} | 샘플 {sample}
    nextSample = 다음 샘플: {kind}의 점, 같은 신경망으로 | 다음: {kind}의 점 | 샘플 {sample}
    sampleSummary = 샘플 {sample}: {values}
    deltaOutput = 출력의 {delta}: 로짓이 움직이면 손실은 어떻게 움직이나 | 출력의 {delta} | {delta}
    deltaHidden = {delta}: 상류 기울기 곱하기 국소 미분, 뉴런마다 | {delta}: 상류 곱하기 국소 미분 | {delta}: 상류 · 국소 | {delta}
    inputGradient = 간선 하나 더 뒤로: ∂L/∂x, 점이 움직이면 손실이 커지는 쪽 | ∂L/∂x: 손실이 커지는 쪽 | ∂L/∂x: 입력의 기울기 | 입력의 기울기
      | ∂L/∂x
    data = {classes}개 클래스의 점 {points}개, 아직 아무것도 모르는 신경망 | 점 {points}개, 아무것도 모르는 신경망
      | 점 {points}개, 클래스 {classes}개
    dataKept = {classes}개 클래스의 점 {points}개(시험용 {test}개), 아직 아무것도 모르는 신경망 | 점 {points}개, 아무것도 모르는 신경망
      | 점 {points}개, 클래스 {classes}개
    dataSummary = {classes}개 클래스의 샘플 {points}개
    dataKeptSummary = {classes}개 클래스의 샘플 {points}개(시험용 {test}개)
    cost = 기울기 {count}개에 드는 곱셈: 두 번의 전파, 또는 가중치마다 시도 한 번 | 기울기 {count}개의 곱셈 횟수 | 기울기 {count}개의 비용
    costsSummary = 곱셈: 순전파 {forward}회, 역전파 {backward}회, 유한 차분 {probes}회
    twoPasses = 앞으로 한 번, 뒤로 한 번
    probes = 가중치마다 시도 한 번
    rest = {step}걸음 뒤의 쉼 | {step}걸음
    backToStep = 같은 길을 거꾸로, {step}걸음까지 | {step}걸음으로
    firstSteps = 첫 {count}걸음을 하나씩: 가중치는 책임의 반대로 움직인다 | 첫 {count}걸음
    manyFirstFall = 첫 {count}걸음: 훈련 손실 감소 | 첫 {count}걸음: 손실 감소 | 첫 {count}걸음, {step}까지 | 첫 {count}걸음
      | {step}까지
    manyFirst = 첫 {count}걸음, {step}까지 | 첫 {count}걸음 | {step}까지
    manyNextFall = 다음 {count}걸음: 훈련 손실 감소 | 다음 {count}걸음: 손실 감소 | 다음 {count}걸음, {step}까지 | 다음 {count}걸음
      | {step}까지
    manyNext = 다음 {count}걸음, {step}까지 | 다음 {count}걸음 | {step}까지
    stepsSummary = {first}–{last}걸음: 손실 {before} → {after}
    rightUnseen = {steps}걸음 뒤, 처음 보는 점 {count}개 중 {right}개를 맞힌다 | 처음 보는 점 {count}개 중 {right}개 정답
      | {count}개 중 {right}개 정답
    rightLearnt = {steps}걸음 뒤, 배운 점 {count}개 중 {right}개를 맞힌다 | 배운 점 {count}개 중 {right}개 정답
      | {count}개 중 {right}개 정답
    rightUnseenSummary = 처음 보는 점의 {share}%
    rightLearntSummary = 배운 점의 {share}%
    weightAboveZero = 양의 가중치 | w > 0
    weightBelowZero = 음 | < 0
    widerLarger = 굵을수록 큼 | 더 큼
    willGoUp = 늘어날 가중치 | 증가
    willGoDown = 줄어들 것 | 감소
    sizeOfDelta = δ의 크기
    output = 출력
    goesUp = 느는 가중치 | w 증가 | 증가
    goesDown = 주는 것 | w 감소 | 감소
    ringedBatch = 동그라미: 첫 배치 | 동그라미: 배치 | 배치
    cardSample = 샘플 {sample} | {sample}
    toLearnFrom = 학습용 | 학습
    toTestOn = 시험용 | 시험
    lineHalf = 선: 50%
    mixedUnsure = 섞임: 불확실, 선: 동점 | 섞임: 불확실 | 선: 동점
    train = 훈련
    test = 시험
    lossAxis = 손실
    lossRow = 손실
    stepAxis = 걸음
    epoch = 에폭
    ofCount = / {count}
    testPointsRight = 시험 점 정답
    pointsRight = 점 정답
    stepNumber = {step}걸음
    rightOnTheWay = 도중에 맞힌 수
    rightNeverSaw = 정답, 처음 보는 점에서
    rightLearntFrom = 정답, 배운 점에서
    ringedWrong = 동그라미: 틀린 {count}개 | {count}개 틀림
    predictedIs = 예측 {given}, 정답 {label}
    savedRun = 저장된 학습
    savedRunRate = 저장된 학습, η = {rate}
    method = {optimizer}, η = {rate}, 배치 {batch} | {optimizer}, η = {rate}
    methodDecay = {optimizer}, η = {rate}, 배치 {batch}, λ = {decay} | {optimizer}, η = {rate}
    momentum = 모멘텀
    meansOf = : 평균, 차례로 
    """
}
