<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
    <context>
        <name>Nablascope</name>
        <message>
            <source>An error occurred in the window: {kind}: {reason}. The window keeps working. You can copy the details.</source>
            <translation>창에서 오류가 발생했습니다: {kind}: {reason}. 창은 계속 작동하며, 자세한 내용을 복사할 수 있습니다.</translation>
        </message>
        <message>
            <source>An error occurred: {kind}: {reason}. The window keeps working. You can copy the details.</source>
            <translation>오류가 발생했습니다: {kind}: {reason}. 창은 계속 작동하며, 자세한 내용을 복사할 수 있습니다.</translation>
        </message>
        <message>
            <source>{path} cannot be read as an image ({reason}). Use a PNG or JPEG file.</source>
            <translation>{path}을(를) 이미지로 읽을 수 없습니다({reason}). PNG나 JPEG 파일을 사용하세요.</translation>
        </message>
        <message>
            <source>{path} is not a file. Drop or choose image files.</source>
            <translation>{path}은(는) 파일이 아닙니다. 이미지 파일을 끌어다 놓거나 고르세요.</translation>
        </message>
        <message>
            <source>{path} is damaged or incomplete: only part of the image can be read. Copy or export it again.</source>
            <translation>{path} 파일이 손상되었거나 중간에 잘려 이미지의 일부만 읽을 수 있습니다. 다시 복사하거나 내보내세요.</translation>
        </message>
        <message>
            <source>{path} has {width} × {height} pixels, which is too large. Make it smaller: {longest} × {longest} is enough for a digit.</source>
            <translation>{path} 파일은 {width} × {height}픽셀로 너무 큽니다. 크기를 줄이세요. 숫자 하나는 {longest} × {longest}픽셀이면 충분합니다.</translation>
        </message>
        <message>
            <source>My prediction</source>
            <translation>내 예측</translation>
        </message>
        <message>
            <source>Draw your curve here</source>
            <translation>여기에 곡선을 그리세요</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>마치기</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>다음</translation>
        </message>
        <message>
            <source>← Lessons</source>
            <translation>← 수업 목록</translation>
        </message>
        <message>
            <source>Show the recipe</source>
            <translation>레시피 보기</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>이전</translation>
        </message>
        <message>
            <source>Do it</source>
            <translation>실행</translation>
        </message>
        <message>
            <source>Look here</source>
            <translation>여기를 보세요</translation>
        </message>
        <message>
            <source>a number, then Enter</source>
            <translation>숫자를 쓰고 Enter</translation>
        </message>
        <message>
            <source>Your prediction</source>
            <translation>내 예측</translation>
        </message>
        <message>
            <source>Draw again</source>
            <translation>다시 그리기</translation>
        </message>
        <message>
            <source>Validation set</source>
            <translation>검증 데이터</translation>
        </message>
        <message>
            <source>Test set</source>
            <translation>시험 데이터</translation>
        </message>
        <message>
            <source>The test set is used once, when training has ended.</source>
            <translation>시험 데이터는 학습이 끝난 뒤에 한 번만 씁니다.</translation>
        </message>
        <message>
            <source>Measuring …</source>
            <translation>측정하는 중 …</translation>
        </message>
        <message>
            <source>Every sample is predicted once.</source>
            <translation>모든 표본을 한 번씩 예측합니다.</translation>
        </message>
        <message>
            <source>Untrained (step 0)</source>
            <translation>학습 전 (스텝 0)</translation>
        </message>
        <message>
            <source>Diverged</source>
            <translation>발산</translation>
        </message>
        <message>
            <source>The predictions of this lane are not finite.</source>
            <translation>이 레인의 예측은 유한한 수가 아닙니다.</translation>
        </message>
        <message>
            <source>measured at step {step}</source>
            <translation>스텝 {step}에서 측정</translation>
        </message>
        <message>
            <source>This card stopped because of an error: {error}. Training and the other cards continue. The card works again in the next run.</source>
            <translation>오류 때문에 이 카드가 멈췄습니다: {error}. 학습과 다른 카드는 계속되며, 이 카드는 다음 실행부터 다시 작동합니다.</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>자세한 내용 복사</translation>
        </message>
        <message>
            <source>Light colors, for print</source>
            <translation>인쇄용 밝은 색</translation>
        </message>
        <message>
            <source>Back to live</source>
            <translation>실시간으로</translation>
        </message>
        <message>
            <source>Follow the run again (F)</source>
            <translation>실행을 다시 실시간으로 따라갑니다 (F)</translation>
        </message>
        <message>
            <source>Export this card as PNG, SVG or CSV</source>
            <translation>이 카드를 PNG, SVG, CSV로 내보내기</translation>
        </message>
        <message>
            <source>Maximize or restore this card (double-click, F11)</source>
            <translation>이 카드를 최대화하거나 되돌리기 (두 번 클릭, F11)</translation>
        </message>
        <message>
            <source>epoch (the lanes have different batch sizes)</source>
            <translation>에폭 (레인마다 배치 크기가 다름)</translation>
        </message>
        <message>
            <source>step</source>
            <translation>스텝</translation>
        </message>
        <message>
            <source>Press Run (Space) to start training</source>
            <translation>실행(Space)을 누르면 학습을 시작합니다</translation>
        </message>
        <message>
            <source>epoch</source>
            <translation>에폭</translation>
        </message>
        <message>
            <source>step (one point: mean of {count} steps)</source>
            <translation>스텝 (점 하나 = {count}스텝의 평균)</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>이동</translation>
        </message>
        <message>
            <source>Rotate</source>
            <translation>회전</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>확대·축소</translation>
        </message>
        <message>
            <source>Shear</source>
            <translation>전단</translation>
        </message>
        <message>
            <source>Elastic</source>
            <translation>탄성 변형</translation>
        </message>
        <message>
            <source>Stroke</source>
            <translation>획 굵기</translation>
        </message>
        <message>
            <source>Ink noise</source>
            <translation>잉크 잡음</translation>
        </message>
        <message>
            <source>Augmentation</source>
            <translation>데이터 증강</translation>
        </message>
        <message>
            <source>How are training images changed before each step?</source>
            <translation>스텝마다 훈련 이미지를 어떻게 바꿀까요?</translation>
        </message>
        <message>
            <source>The first image of each row is the original. The rows show each kind of change on its own, and the last row all of them together, with the strengths of the recipe. The seed sets the random numbers of this preview.</source>
            <translation>각 줄의 첫 이미지가 원본입니다. 줄마다 변형을 한 종류씩, 마지막 줄은 모두 함께, 레시피의 강도로 적용합니다. 시드는 이 미리보기의 난수를 정합니다.</translation>
        </message>
        <message>
            <source>Augmentation needs images of 28 × 28 pixels.</source>
            <translation>증강에는 28 × 28 픽셀 이미지가 필요합니다.</translation>
        </message>
        <message>
            <source>Choose strokes or mnist as the data set to see it.</source>
            <translation>데이터셋을 strokes나 mnist로 고르면 볼 수 있습니다.</translation>
        </message>
        <message>
            <source>Seed of the random numbers of this preview</source>
            <translation>이 미리보기에 쓰는 난수의 시드</translation>
        </message>
        <message>
            <source>Another image</source>
            <translation>다른 이미지</translation>
        </message>
        <message>
            <source>No augmentation for this data</source>
            <translation>이 데이터에는 증강이 없습니다</translation>
        </message>
        <message>
            <source>switched off; shown with '{name}'</source>
            <translation>꺼져 있어 '{name}' 강도로 보여 줍니다</translation>
        </message>
        <message>
            <source>all together</source>
            <translation>모두 함께</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>난수 시드</translation>
        </message>
        <message>
            <source>Mini-batch</source>
            <translation>미니배치</translation>
        </message>
        <message>
            <source>Which samples were used in this step?</source>
            <translation>이 스텝에서 어떤 표본으로 학습했을까요?</translation>
        </message>
        <message>
            <source>Each sample with its label, its own loss, and ✗ with the prediction where that is wrong, computed with the weights after the step. One-hot rows (categorical) and class numbers (sparse) hold the same labels, so both give the same loss.</source>
            <translation>표본마다 레이블과 손실을 보여 주고, 예측이 틀리면 ✗와 그 예측을 덧붙입니다. 스텝 뒤의 가중치로 계산합니다. 원-핫 행(categorical)과 클래스 번호(sparse)는 같은 레이블이므로 손실도 같습니다.</translation>
        </message>
        <message>
            <source>After each step: its samples with their labels, predictions and losses.</source>
            <translation>스텝마다 그 미니배치의 표본과 레이블, 예측, 손실을 보여 줍니다.</translation>
        </message>
        <message>
            <source>one-hot {categorical} = class numbers {sparse}</source>
            <translation>원-핫 {categorical} = 클래스 번호 {sparse}</translation>
        </message>
        <message>
            <source>one-hot {categorical}, class numbers {sparse}</source>
            <translation>원-핫 {categorical}, 클래스 번호 {sparse}</translation>
        </message>
        <message>
            <source>step {step}, {shown} of {count} samples</source>
            <translation>스텝 {step}, 표본 {count}개 중 {shown}개</translation>
        </message>
        <message>
            <source>mean loss {loss}</source>
            <translation>평균 손실 {loss}</translation>
        </message>
        <message>
            <source>Clinic</source>
            <translation>검진</translation>
        </message>
        <message>
            <source>Is this data ready for training?</source>
            <translation>학습에 쓸 준비가 된 데이터일까요?</translation>
        </message>
        <message>
            <source>One row for each check, with the number that decides it. 'Inject this fault' puts the fault into a copy of the lane, which then races against the original.</source>
            <translation>검사마다 한 줄씩, 판단의 근거가 되는 수를 함께 보여 줍니다. '결함 넣기'를 누르면 레인을 복사해 그 결함을 넣고 원래 레인과 경주시킵니다.</translation>
        </message>
        <message>
            <source>One row per check: what was measured and whether it passed.</source>
            <translation>검사마다 한 줄씩, 측정한 값과 통과 여부를 보여 줍니다.</translation>
        </message>
        <message>
            <source>Checking the data …</source>
            <translation>데이터를 검사하는 중 …</translation>
        </message>
        <message>
            <source>{good} passed, {warn} warnings, {bad} failed</source>
            <translation>통과 {good}, 주의 {warn}, 이상 {bad}</translation>
        </message>
        <message>
            <source>Inject this fault</source>
            <translation>결함 넣기</translation>
        </message>
        <message>
            <source>This fault does not apply to this data, or the lane already has another fault.</source>
            <translation>이 데이터에는 이 결함을 넣을 수 없거나, 레인에 이미 다른 결함이 있습니다.</translation>
        </message>
        <message>
            <source>training</source>
            <translation>훈련</translation>
        </message>
        <message>
            <source>validation</source>
            <translation>검증</translation>
        </message>
        <message>
            <source>test</source>
            <translation>시험</translation>
        </message>
        <message>
            <source>Feature</source>
            <translation>특성</translation>
        </message>
        <message>
            <source>Distribution</source>
            <translation>분포</translation>
        </message>
        <message>
            <source>Minimum</source>
            <translation>최소</translation>
        </message>
        <message>
            <source>Mean ± std. dev.</source>
            <translation>평균 ± 표준편차</translation>
        </message>
        <message>
            <source>Maximum</source>
            <translation>최대</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>빈칸</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>수</translation>
        </message>
        <message>
            <source>Text (one-hot)</source>
            <translation>텍스트 (원-핫)</translation>
        </message>
        <message>
            <source>Leave out</source>
            <translation>제외</translation>
        </message>
        <message>
            <source>Explore</source>
            <translation>살펴보기</translation>
        </message>
        <message>
            <source>Explore the data</source>
            <translation>데이터 살펴보기</translation>
        </message>
        <message>
            <source>What does the network learn from?</source>
            <translation>신경망은 무엇을 보고 배울까요?</translation>
        </message>
        <message>
            <source>The number of samples of each class in the training, validation and test set, with images of each class or the distribution of each feature. Right-click a column of a table to use it as a number, as text or as the target, or to leave it out.</source>
            <translation>훈련·검증·시험 데이터에 든 클래스별 표본 수와, 클래스별 이미지 또는 특성마다의 분포를 보여 줍니다. 표의 열을 마우스 오른쪽 버튼으로 클릭하면 수, 텍스트, 목푯값으로 쓰거나 제외할 수 있습니다.</translation>
        </message>
        <message>
            <source>The samples of each class and the distribution of each feature.</source>
            <translation>클래스별 표본과 특성별 분포를 보여 줍니다.</translation>
        </message>
        <message>
            <source>Analyzing the data …</source>
            <translation>데이터를 분석하는 중 …</translation>
        </message>
        <message>
            <source>{name}: Target</source>
            <translation>{name}: 목푯값</translation>
        </message>
        <message>
            <source>{name} (left out)</source>
            <translation>{name} (제외)</translation>
        </message>
        <message>
            <source>Press Run or Space.</source>
            <translation>실행 버튼이나 Space를 누르세요.</translation>
        </message>
        <message>
            <source>Drawings need networks that learn 28 × 28 images. Choose strokes or mnist as the data set.</source>
            <translation>그림은 28 × 28 이미지를 배우는 신경망만 읽을 수 있습니다. 데이터셋을 strokes나 mnist로 고르세요.</translation>
        </message>
        <message>
            <source>Angles</source>
            <translation>각도</translation>
        </message>
        <message>
            <source>Principal plane</source>
            <translation>주성분 평면</translation>
        </message>
        <message>
            <source>The angle to the gradient of the whole training set (to the right): the more samples, the smaller. A mini-batch is a compromise between one sample and all.</source>
            <translation>훈련 데이터 전체의 기울기(오른쪽)와 이루는 각도입니다. 표본이 많을수록 작아집니다. 미니배치는 표본 하나와 전체 사이의 절충입니다.</translation>
        </message>
        <message>
            <source>{count} samples: cosine {mean} ± {spread}, length {length}</source>
            <translation>표본 {count}개: 코사인 {mean} ± {spread}, 길이 {length}</translation>
        </message>
        <message>
            <source>All gradients in the plane of their two principal directions. One sample is longest and points anywhere; the gradient of the whole training set is short.</source>
            <translation>모든 기울기를 두 주성분 방향의 평면에 그렸습니다. 표본 하나의 기울기는 가장 길고 아무 데나 향하며, 훈련 데이터 전체의 기울기는 짧습니다.</translation>
        </message>
        <message>
            <source>step {step}</source>
            <translation>스텝 {step}</translation>
        </message>
        <message>
            <source>1 sample: cosine {mean} ± {spread}, length {length}</source>
            <translation>표본 1개: 코사인 {mean} ± {spread}, 길이 {length}</translation>
        </message>
        <message>
            <source>the whole training set ({count} samples): length {length}</source>
            <translation>훈련 데이터 전체(표본 {count}개): 길이 {length}</translation>
        </message>
        <message>
            <source>step {step}, {percent} % of all lengths² in this plane</source>
            <translation>스텝 {step}, 길이 제곱의 {percent} %가 이 평면에 있음</translation>
        </message>
        <message>
            <source>start</source>
            <translation>시작</translation>
        </message>
        <message>
            <source>The function has no finite slope there, so the descent ends.</source>
            <translation>그곳에서는 함수의 기울기가 유한하지 않아 하강이 끝납니다.</translation>
        </message>
        <message>
            <source>Exactly 2/L = {limit}: each step lands as high on the other side.</source>
            <translation>정확히 2/L = {limit}: 스텝마다 반대쪽의 같은 높이에 내립니다.</translation>
        </message>
        <message>
            <source>none: it bends down</source>
            <translation>없음: 아래로 휨</translation>
        </message>
        <message>
            <source>none: it is straight</source>
            <translation>없음: 곧은 곳입니다</translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation>학습률</translation>
        </message>
        <message>
            <source>Learning rate (the wheel over the curve changes it too)</source>
            <translation>학습률 (곡선 위에서 휠을 돌려도 바뀝니다)</translation>
        </message>
        <message>
            <source>Drag to move the start; turn the wheel to change the rate.</source>
            <translation>끌어서 시작점을 옮기고, 휠로 학습률을 바꿉니다.</translation>
        </message>
        <message>
            <source>step {step}: x = {x}, f = {f}, slope = {slope}</source>
            <translation>스텝 {step}: x = {x}, f = {f}, 기울기 = {slope}</translation>
        </message>
        <message>
            <source>Far below 2/L = {limit}: it creeps.</source>
            <translation>2/L = {limit}보다 훨씬 작음: 기어 내려갑니다.</translation>
        </message>
        <message>
            <source>Below 1/L, half of 2/L = {limit}: it comes down on one side.</source>
            <translation>2/L = {limit}의 절반인 1/L보다 작음: 한쪽 비탈로 내려갑니다.</translation>
        </message>
        <message>
            <source>Between 1/L and 2/L = {limit}: it crosses the valley and comes down.</source>
            <translation>1/L과 2/L = {limit} 사이: 골짜기를 건너다니며 내려갑니다.</translation>
        </message>
        <message>
            <source>Above 2/L = {limit}: each step lands higher. It diverges.</source>
            <translation>2/L = {limit}보다 큼: 스텝마다 더 높은 곳에 내립니다. 발산합니다.</translation>
        </message>
        <message>
            <source>It left for good after {step} steps: the learning rate is too large.</source>
            <translation>{step}스텝 뒤 아주 벗어났습니다. 학습률이 너무 큽니다.</translation>
        </message>
        <message>
            <source>Not a parabola, so there is no one threshold: what counts is 2/f″, where f″ is the curvature at each point (here {limit}).</source>
            <translation>포물선이 아니어서 하나의 한계가 없습니다. 점마다의 곡률 f″에 대해 2/f″이 한계입니다(여기서는 {limit}).</translation>
        </message>
        <message>
            <source>Optimizer</source>
            <translation>최적화 기법</translation>
        </message>
        <message>
            <source>rate</source>
            <translation>학습률</translation>
        </message>
        <message>
            <source>f at this step</source>
            <translation>이 스텝의 f</translation>
        </message>
        <message>
            <source>Learning rate of {name}</source>
            <translation>{name}의 학습률</translation>
        </message>
        <message>
            <source>One dimension</source>
            <translation>1차원</translation>
        </message>
        <message>
            <source>Two dimensions</source>
            <translation>2차원</translation>
        </message>
        <message>
            <source>Gradient noise</source>
            <translation>기울기 잡음</translation>
        </message>
        <message>
            <source>Descent</source>
            <translation>하강</translation>
        </message>
        <message>
            <source>How does a step find its way down?</source>
            <translation>스텝은 어떻게 아래로 내려갈까요?</translation>
        </message>
        <message>
            <source>One dimension: gradient descent with its tangents; on a parabola it diverges above 2/L, where L is the curvature. Two dimensions: optimizers race from one start. Gradient noise: the gradients of 1, 10 and 100 samples beside that of the whole training set, at the present weights of the lanes.</source>
            <translation>1차원: 접선과 함께 보는 경사하강법. 포물선에서는 학습률이 2/L보다 크면 발산하며, L은 곡률입니다. 2차원: 한 시작점에서 최적화 기법들이 경주합니다. 기울기 잡음: 레인의 현재 가중치에서 표본 1개, 10개, 100개의 기울기를 훈련 데이터 전체의 기울기와 견줍니다.</translation>
        </message>
        <message>
            <source>What of the descent is shown</source>
            <translation>하강에서 무엇을 보여 줄지</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>일시정지</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>재생</translation>
        </message>
        <message>
            <source>Play the steps one by one</source>
            <translation>스텝을 하나씩 재생</translation>
        </message>
        <message>
            <source>One step back</source>
            <translation>한 스텝 뒤로</translation>
        </message>
        <message>
            <source>One step forward</source>
            <translation>한 스텝 앞으로</translation>
        </message>
        <message>
            <source>The step that is shown</source>
            <translation>보여 주는 스텝</translation>
        </message>
        <message>
            <source>step {step} of {steps}</source>
            <translation>스텝 {step} / {steps}</translation>
        </message>
        <message>
            <source>Seed of the noise; all optimizers get the same</source>
            <translation>잡음의 시드. 모든 최적화 기법이 같은 잡음을 받습니다</translation>
        </message>
        <message>
            <source>Noise</source>
            <translation>잡음</translation>
        </message>
        <message>
            <source>Standard deviation of what is added to the gradient, as a mini-batch does</source>
            <translation>미니배치처럼 기울기에 더하는 잡음의 표준편차</translation>
        </message>
        <message>
            <source>Drag to move the start</source>
            <translation>끌어서 시작점을 옮깁니다</translation>
        </message>
        <message>
            <source>typed</source>
            <translation>직접 입력</translation>
        </message>
        <message>
            <source>x and y</source>
            <translation>x와 y</translation>
        </message>
        <message>
            <source>A function of {names}, such as {example}</source>
            <translation>{names}의 함수. 예: {example}</translation>
        </message>
        <message>
            <source>A function to descend on</source>
            <translation>내려갈 함수</translation>
        </message>
        <message>
            <source>step; up: f, log scale</source>
            <translation>스텝, 세로: f (로그 눈금)</translation>
        </message>
        <message>
            <source>step; up: f − ({lowest}), log scale</source>
            <translation>스텝, 세로: f − ({lowest}) (로그 눈금)</translation>
        </message>
        <message>
            <source>Distributions</source>
            <translation>분포</translation>
        </message>
        <message>
            <source>How are the values of each layer distributed?</source>
            <translation>층마다 값이 어떻게 분포할까요?</translation>
        </message>
        <message>
            <source>Measured on the last mini-batch. A sigmoid or tanh is saturated where its slope is below 0.05. A ReLU is dead if no sample has activated it for 100 steps and 10,000 samples. Each histogram is scaled to its fullest bin, and the outermost bins also count the values beyond them. Gradients and scores have their own axes.</source>
            <translation>마지막 미니배치에서 잰 값입니다. sigmoid나 tanh는 기울기가 0.05보다 작으면 포화된 것입니다. ReLU는 100스텝과 표본 10,000개 동안 한 번도 켜지지 않으면 죽은 것입니다. 히스토그램의 높이는 가장 많은 구간에 맞추고, 축을 벗어난 값은 끝 구간에 셉니다. 기울기와 출력 점수는 축이 따로 있습니다.</translation>
        </message>
        <message>
            <source>{percent} % saturated</source>
            <translation>포화 {percent} %</translation>
        </message>
        <message>
            <source>{percent} % dead</source>
            <translation>죽은 유닛 {percent} %</translation>
        </message>
        <message>
            <source>A histogram of each layer's activations, weights or gradients.</source>
            <translation>층마다 활성값, 가중치, 기울기의 히스토그램을 보여 줍니다.</translation>
        </message>
        <message>
            <source>Activations</source>
            <translation>활성값</translation>
        </message>
        <message>
            <source>Pre-activations</source>
            <translation>활성화 이전 값</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>가중치</translation>
        </message>
        <message>
            <source>Gradients</source>
            <translation>기울기</translation>
        </message>
        <message>
            <source>near</source>
            <translation>가까이</translation>
        </message>
        <message>
            <source>middle</source>
            <translation>중간</translation>
        </message>
        <message>
            <source>far</source>
            <translation>멀리</translation>
        </message>
        <message>
            <source>The direction in which the weights are moved</source>
            <translation>가중치를 옮기는 방향</translation>
        </message>
        <message>
            <source>How far the weights are moved to both sides</source>
            <translation>가중치를 양쪽으로 얼마나 옮길지</translation>
        </message>
        <message>
            <source>at step: {steps}</source>
            <translation>스텝: {steps}</translation>
        </message>
        <message>
            <source>Step function</source>
            <translation>계단 함수</translation>
        </message>
        <message>
            <source>Ctrl+click shows it beside the one that is chosen</source>
            <translation>Ctrl+클릭하면 고른 것과 함께 보여 줍니다</translation>
        </message>
        <message>
            <source>z, the pre-activations of '{name}' at step {step}, layer by layer</source>
            <translation>z: 스텝 {step}에서 '{name}'의 활성화 전 값, 층별로</translation>
        </message>
        <message>
            <source>{percent} % of all z: {low} … {high}</source>
            <translation>모든 z의 {percent} %: {low} … {high}</translation>
        </message>
        <message>
            <source>largest slope {slope}</source>
            <translation>가장 큰 기울기 {slope}</translation>
        </message>
        <message>
            <source>mean slope {slope}</source>
            <translation>평균 기울기 {slope}</translation>
        </message>
        <message>
            <source>Validation loss, and its slope at the present weights:</source>
            <translation>검증 손실과 현재 가중치에서의 기울기:</translation>
        </message>
        <message>
            <source>Validation accuracy: its slope is 0, and it jumps so often:</source>
            <translation>검증 정확도: 기울기는 0이고, 도약하는 횟수:</translation>
        </message>
        <message>
            <source>change of the weight of each lane whose gradient is largest</source>
            <translation>레인마다 기울기가 가장 큰 가중치의 변화</translation>
        </message>
        <message>
            <source>change of the weight {name}[{index}], now {value}</source>
            <translation>가중치 {name}[{index}]의 변화, 현재 {value}</translation>
        </message>
        <message>
            <source>A perceptron on the AND gate</source>
            <translation>AND 게이트의 퍼셉트론</translation>
        </message>
        <message>
            <source>distance from the present weights, {samples} validation samples</source>
            <translation>현재 가중치에서의 거리, 검증 표본 {samples}개</translation>
        </message>
        <message>
            <source>With a sigmoid it falls smoothly, and the slope says which way is better.</source>
            <translation>시그모이드를 쓰면 매끄럽게 내려가고, 기울기가 나은 쪽을 알려 줍니다.</translation>
        </message>
        <message>
            <source>With the step activation the squared error equals the share of errors. It is flat with jumps of {jump}: the gradient is 0 everywhere, so no direction is better than another.</source>
            <translation>계단 함수를 쓰면 제곱 오차가 틀린 비율과 같습니다. {jump}씩 도약할 뿐 평평해서 기울기가 어디서나 0이므로, 어느 쪽이 나은지 알 수 없습니다.</translation>
        </message>
        <message>
            <source>The logarithm of a probability is at most 0. The minus makes it a loss: 0 if the right class has all the probability, larger the less it has, and without limit as it approaches 0. The slope −1/y pushes hardest where the network is most wrong. For a one-hot target the other outputs are multiplied by 0, so the categorical and the sparse cross-entropy are the same number.</source>
            <translation>확률의 로그는 0 이하입니다. 마이너스를 붙이면 손실이 됩니다. 정답 클래스의 확률이 1이면 0이고, 작을수록 커지며, 0에 다가가면 한없이 커집니다. 기울기 −1/y은 가장 크게 틀린 곳에서 가장 세게 밉니다. 원-핫 목푯값에서는 다른 출력에 0이 곱해지므로 범주형과 희소 교차 엔트로피는 같은 값입니다.</translation>
        </message>
        <message>
            <source>y, the output of the right class</source>
            <translation>y, 정답 클래스의 출력</translation>
        </message>
        <message>
            <source>Why the minus?</source>
            <translation>왜 마이너스일까요?</translation>
        </message>
        <message>
            <source>Sum of squared errors (SSE)</source>
            <translation>오차 제곱합 (SSE)</translation>
        </message>
        <message>
            <source>Mean squared error (MSE)</source>
            <translation>평균 제곱 오차 (MSE)</translation>
        </message>
        <message>
            <source>Mean absolute error (MAE)</source>
            <translation>평균 절대 오차 (MAE)</translation>
        </message>
        <message>
            <source>Root mean squared error (RMSE)</source>
            <translation>평균 제곱근 오차 (RMSE)</translation>
        </message>
        <message>
            <source>Huber loss</source>
            <translation>후버 손실</translation>
        </message>
        <message>
            <source>Binary cross-entropy (BCE)</source>
            <translation>이진 교차 엔트로피 (BCE)</translation>
        </message>
        <message>
            <source>Categorical cross-entropy</source>
            <translation>범주형 교차 엔트로피</translation>
        </message>
        <message>
            <source>Sparse categorical cross-entropy</source>
            <translation>희소 범주형 교차 엔트로피</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>손실</translation>
        </message>
        <message>
            <source>∂L/∂y of each output, arrows of one length scale per loss</source>
            <translation>출력마다의 ∂L/∂y, 화살표 길이는 손실마다 맞춤</translation>
        </message>
        <message>
            <source>value</source>
            <translation>값</translation>
        </message>
        <message>
            <source>My own outputs</source>
            <translation>직접 정한 출력</translation>
        </message>
        <message>
            <source>The sample on the right</source>
            <translation>오른쪽의 표본</translation>
        </message>
        <message>
            <source>A validation sample</source>
            <translation>검증 표본</translation>
        </message>
        <message>
            <source>These lanes predict a number, so they have no outputs for classes.</source>
            <translation>이 레인들은 수를 예측하므로 클래스별 출력이 없습니다.</translation>
        </message>
        <message>
            <source>Draw a digit, or fill in the sample on the right.</source>
            <translation>오른쪽에 숫자를 그리거나 표본을 채우세요.</translation>
        </message>
        <message>
            <source>Click the name of a class below its bar to say which one is right.</source>
            <translation>막대 아래의 클래스 이름을 클릭해 정답을 알려 주세요.</translation>
        </message>
        <message>
            <source>0.0975: right</source>
            <translation>0.0975: 맞음</translation>
        </message>
        <message>
            <source>0.5975: wrong</source>
            <translation>0.5975: 틀림</translation>
        </message>
        <message>
            <source>The study notes' example: the right class has 0.6. SSE 0.0975, −ln 0.6 = 0.5108</source>
            <translation>학습 노트의 예: 정답 클래스가 0.6. SSE 0.0975, −ln 0.6 = 0.5108</translation>
        </message>
        <message>
            <source>The same with 0.6 for a wrong class. SSE 0.5975, −ln 0.1 = 2.3026</source>
            <translation>같은 예에서 틀린 클래스가 0.6. SSE 0.5975, −ln 0.1 = 2.3026</translation>
        </message>
        <message>
            <source>hold the sum at 1</source>
            <translation>합을 1로 유지</translation>
        </message>
        <message>
            <source>As a softmax does: what one output gains, the others lose</source>
            <translation>소프트맥스처럼, 한 출력이 커지면 다른 출력이 그만큼 작아집니다</translation>
        </message>
        <message>
            <source>The next validation sample</source>
            <translation>다음 검증 표본</translation>
        </message>
        <message>
            <source>Click the name of a class to make it the target.</source>
            <translation>클래스 이름을 클릭하면 정답이 됩니다.</translation>
        </message>
        <message>
            <source>Drag a bar, or press ↑ and ↓.</source>
            <translation>막대를 끌거나 ↑와 ↓를 누르세요.</translation>
        </message>
        <message>
            <source>Activation functions</source>
            <translation>활성화 함수</translation>
        </message>
        <message>
            <source>Losses</source>
            <translation>손실</translation>
        </message>
        <message>
            <source>Why not accuracy</source>
            <translation>왜 정확도가 아닌가</translation>
        </message>
        <message>
            <source>Functions</source>
            <translation>함수</translation>
        </message>
        <message>
            <source>What do the functions of the network do?</source>
            <translation>신경망의 함수들은 무엇을 할까요?</translation>
        </message>
        <message>
            <source>Activation functions: each with its slope, and where on it the units of the lane stand. Losses: all losses of the same outputs, with their gradients. Why not accuracy: along a line through the weights the loss is smooth, the accuracy a staircase whose slope is 0.</source>
            <translation>활성화 함수: 함수마다 기울기와 레인의 유닛이 그 위 어디에 있는지 봅니다. 손실: 같은 출력의 모든 손실과 기울기입니다. 왜 정확도가 아닌가: 가중치를 지나는 직선을 따라 손실은 매끄럽고, 정확도는 기울기가 0인 계단입니다.</translation>
        </message>
        <message>
            <source>What of the functions is shown</source>
            <translation>함수에서 무엇을 보여 줄지</translation>
        </message>
        <message>
            <source>product =</source>
            <translation>곱 =</translation>
        </message>
        <message>
            <source>Through one layer</source>
            <translation>한 층을 지나면</translation>
        </message>
        <message>
            <source>This lane has no hidden layers, so no slope shrinks its gradient.</source>
            <translation>이 레인에는 은닉층이 없어 기울기를 줄이는 것이 없습니다.</translation>
        </message>
        <message>
            <source>What the slopes leave of a gradient on its way back</source>
            <translation>거꾸로 가는 동안 활성화 함수의 기울기가 남기는 것</translation>
        </message>
        <message>
            <source>Through {count} layers</source>
            <translation>{count}개 층을 지나면</translation>
        </message>
        <message>
            <source>At best: {slope} each</source>
            <translation>가장 좋아도 층마다 {slope}</translation>
        </message>
        <message>
            <source>at best</source>
            <translation>최대</translation>
        </message>
        <message>
            <source>Measured in '{name}': ‖∂L/∂z‖ ÷ ‖∂L/∂a‖</source>
            <translation>'{name}'에서 측정: ‖∂L/∂z‖ ÷ ‖∂L/∂a‖</translation>
        </message>
        <message>
            <source>A lane that is wrong on purpose races beside the sound one.</source>
            <translation>일부러 틀리게 만든 레인이 올바른 레인과 나란히 경주합니다.</translation>
        </message>
        <message>
            <source>in layer</source>
            <translation>층</translation>
        </message>
        <message>
            <source>Hide which, and find it</source>
            <translation>감추고 찾아보기</translation>
        </message>
        <message>
            <source>A mistake is chosen at random; click the bar of the layer that you think has it</source>
            <translation>실수 하나를 무작위로 넣습니다. 실수가 있다고 생각하는 층의 막대를 클릭하세요</translation>
        </message>
        <message>
            <source>Race it</source>
            <translation>경주 시작</translation>
        </message>
        <message>
            <source>Add a lane with this mistake; its file and its name say so</source>
            <translation>이 실수를 넣은 레인을 추가합니다. 파일과 이름에 표시됩니다</translation>
        </message>
        <message>
            <source>Break the backprop</source>
            <translation>역전파 망가뜨리기</translation>
        </message>
        <message>
            <source>Whole network</source>
            <translation>신경망 전체</translation>
        </message>
        <message>
            <source>Each layer alone</source>
            <translation>층 하나씩</translation>
        </message>
        <message>
            <source>Gradient check</source>
            <translation>기울기 검사</translation>
        </message>
        <message>
            <source>Is the gradient right?</source>
            <translation>기울기가 맞나요?</translation>
        </message>
        <message>
            <source>Some entries of every array are moved a little to both sides, and the change of the loss is compared with the gradient from backpropagation, in float64. In the whole network a mistake spoils all layers before it; checked alone, with the gradient that really arrives, only the layer with the mistake fails.</source>
            <translation>각 배열의 원소 몇 개를 양쪽으로 조금씩 움직여 손실의 변화를 역전파로 구한 기울기와 비교합니다(float64). 신경망 전체에서는 실수 하나가 그 앞의 모든 층을 망칩니다. 실제로 도착하는 기울기로 층을 하나씩 검사하면 실수가 있는 층만 실패합니다.</translation>
        </message>
        <message>
            <source>{name} at step {step}, {samples} samples, float64</source>
            <translation>{name}, 스텝 {step}, 표본 {samples}개, float64</translation>
        </message>
        <message>
            <source>Worst: {name}[{index}], backpropagation {ours}, central difference {theirs}.</source>
            <translation>가장 나쁜 값: {name}[{index}], 역전파 {ours}, 중앙 차분 {theirs}.</translation>
        </message>
        <message>
            <source>Each layer gets the gradient that really arrives at it.</source>
            <translation>각 층은 실제로 도착하는 기울기를 받습니다.</translation>
        </message>
        <message>
            <source>Checking …</source>
            <translation>검사 중 …</translation>
        </message>
        <message>
            <source>Nothing checked yet</source>
            <translation>아직 검사하지 않았습니다</translation>
        </message>
        <message>
            <source>Backpropagation is compared with central differences.</source>
            <translation>역전파를 중앙 차분과 비교합니다.</translation>
        </message>
        <message>
            <source>What goes back to the layers before it is right.</source>
            <translation>그 앞의 층으로 되돌아가는 기울기는 맞습니다.</translation>
        </message>
        <message>
            <source>A mistake spoils all layers before it. Look at each layer alone.</source>
            <translation>실수 하나가 그 앞의 모든 층을 망칩니다. 층을 하나씩 보세요.</translation>
        </message>
        <message>
            <source>Right: layer {layer}. {title}.</source>
            <translation>맞습니다. {layer}번째 층: {title}.</translation>
        </message>
        <message>
            <source>Not in layer {guess}. Try again.</source>
            <translation>{guess}번째 층이 아닙니다. 다시 해 보세요.</translation>
        </message>
        <message>
            <source>Check the lane that is edited as it is now</source>
            <translation>편집 중인 레인을 지금 상태로 검사합니다</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>취소</translation>
        </message>
        <message>
            <source>Check again</source>
            <translation>다시 검사</translation>
        </message>
        <message>
            <source>Which layer has the mistake? Click its bar.</source>
            <translation>어느 층에 실수가 있을까요? 막대를 클릭하세요.</translation>
        </message>
        <message>
            <source>{names}: wrong. {count} arrays pass.</source>
            <translation>{names}: 틀림. 배열 {count}개는 통과.</translation>
        </message>
        <message>
            <source>All {count} arrays pass.</source>
            <translation>배열 {count}개가 모두 통과했습니다.</translation>
        </message>
        <message>
            <source>Checking … {share} %</source>
            <translation>검사 중 … {share} %</translation>
        </message>
        <message>
            <source>Agreement</source>
            <translation>일치</translation>
        </message>
        <message>
            <source>Relative error by array</source>
            <translation>배열별 상대 오차</translation>
        </message>
        <message>
            <source>What it costs</source>
            <translation>드는 비용</translation>
        </message>
        <message>
            <source>How small should h be?</source>
            <translation>h는 얼마나 작아야 할까요?</translation>
        </message>
        <message>
            <source>central, float64</source>
            <translation>중앙 차분, float64</translation>
        </message>
        <message>
            <source>forward, float64</source>
            <translation>전진 차분, float64</translation>
        </message>
        <message>
            <source>central, float32</source>
            <translation>중앙 차분, float32</translation>
        </message>
        <message>
            <source>forward, float32</source>
            <translation>전진 차분, float32</translation>
        </message>
        <message>
            <source>log scale</source>
            <translation>로그 눈금</translation>
        </message>
        <message>
            <source>one forward and one backward pass, measured</source>
            <translation>순전파와 역전파 한 번씩, 측정값</translation>
        </message>
        <message>
            <source>error of the difference</source>
            <translation>차분의 오차</translation>
        </message>
        <message>
            <source>h = 1e-4 of the study notes</source>
            <translation>h = 1e-4 (학습 노트)</translation>
        </message>
        <message>
            <source>|backpropagation|, up: |central difference|</source>
            <translation>|역전파|, 세로: |중앙 차분|</translation>
        </message>
        <message>
            <source>arrays from input to output</source>
            <translation>입력에서 출력까지의 배열</translation>
        </message>
        <message>
            <source>faster for the same gradient</source>
            <translation>같은 기울기를 더 빠르게</translation>
        </message>
        <message>
            <source>rounding</source>
            <translation>반올림</translation>
        </message>
        <message>
            <source>truncation</source>
            <translation>절단</translation>
        </message>
        <message>
            <source>{count} numbers</source>
            <translation>수 {count}개</translation>
        </message>
        <message>
            <source>passes below {line}</source>
            <translation>{line} 미만이면 통과</translation>
        </message>
        <message>
            <source>2 × {count} forward passes of {time}, estimated</source>
            <translation>순전파 {time} × 2 × {count}번, 추정값</translation>
        </message>
        <message>
            <source>Backpropagation</source>
            <translation>역전파</translation>
        </message>
        <message>
            <source>Numerical, all weights</source>
            <translation>수치 미분, 모든 가중치</translation>
        </message>
        <message>
            <source>Large arrays: every n-th row and column is drawn. Orange above 0, blue below.</source>
            <translation>큰 배열은 일정한 간격의 행과 열만 그립니다. 주황은 0보다 크고 파랑은 0보다 작습니다.</translation>
        </message>
        <message>
            <source>class</source>
            <translation>클래스</translation>
        </message>
        <message>
            <source>Graph</source>
            <translation>그래프</translation>
        </message>
        <message>
            <source>Escape goes back to the layers.</source>
            <translation>Esc를 누르면 층으로 돌아갑니다.</translation>
        </message>
        <message>
            <source>Page Up and Page Down walk along the nodes, Ctrl + ↑ and Ctrl + ↓ the lanes.</source>
            <translation>Page Up과 Page Down은 노드를, Ctrl + ↑와 Ctrl + ↓는 레인을 옮깁니다.</translation>
        </message>
        <message>
            <source>{count} numbers are too many to unfold. Choose one sample as the input (above).</source>
            <translation>수 {count}개는 한꺼번에 펼치기에 너무 많습니다. 위에서 입력으로 표본 하나를 고르세요.</translation>
        </message>
        <message>
            <source>simplified</source>
            <translation>간단히</translation>
        </message>
        <message>
            <source>expanded</source>
            <translation>펼침</translation>
        </message>
        <message>
            <source>a scores</source>
            <translation>a 점수</translation>
        </message>
        <message>
            <source>y softmax(a)</source>
            <translation>y softmax(a)</translation>
        </message>
        <message>
            <source>t target</source>
            <translation>t 정답</translation>
        </message>
        <message>
            <source>the same number</source>
            <translation>같은 값</translation>
        </message>
        <message>
            <source>not the same</source>
            <translation>다른 값</translation>
        </message>
        <message>
            <source>Fold the operations into one, or unfold them</source>
            <translation>연산을 하나로 접거나 펼칩니다</translation>
        </message>
        <message>
            <source>Expand</source>
            <translation>펼치기</translation>
        </message>
        <message>
            <source>Simplify</source>
            <translation>간단히</translation>
        </message>
        <message>
            <source>Largest difference over all {count} gradients: {difference}.</source>
            <translation>기울기 {count}개 전체에서 가장 큰 차이: {difference}.</translation>
        </message>
        <message>
            <source>Sample {index} ({label})</source>
            <translation>표본 {index} ({label})</translation>
        </message>
        <message>
            <source>{sample}, unit {unit}. Arrow keys choose another.</source>
            <translation>{sample}, 유닛 {unit}. 화살표 키로 다른 것을 고릅니다.</translation>
        </message>
        <message>
            <source>∂L/∂{name}: simplified {one}, expanded {other}: {same}.</source>
            <translation>∂L/∂{name}: 간단히 {one}, 펼쳐서 {other}: {same}.</translation>
        </message>
        <message>
            <source>Simplified and expanded: {same}.</source>
            <translation>간단히 한 것과 펼친 것: {same}.</translation>
        </message>
        <message>
            <source>Label …</source>
            <translation>정답 …</translation>
        </message>
        <message>
            <source>Choose the label of the sample: without it there is no loss and no gradient.</source>
            <translation>표본의 정답을 고르세요. 정답이 없으면 손실도 기울기도 없습니다.</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>입력</translation>
        </message>
        <message>
            <source>What goes through the networks</source>
            <translation>신경망에 흘려보내는 것</translation>
        </message>
        <message>
            <source>The next sample of this kind</source>
            <translation>같은 종류의 다음 표본</translation>
        </message>
        <message>
            <source>What the sample on the right should be</source>
            <translation>오른쪽 표본의 정답</translation>
        </message>
        <message>
            <source>Gradients (central differences in brackets):</source>
            <translation>기울기(괄호 안은 중앙 차분):</translation>
        </message>
        <message>
            <source>There is no name in the expression, so there is no gradient.</source>
            <translation>식에 이름이 없어서 기울기도 없습니다.</translation>
        </message>
        <message>
            <source>agrees with central differences</source>
            <translation>중앙 차분과 일치합니다</translation>
        </message>
        <message>
            <source>Expression</source>
            <translation>식</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>값</translation>
        </message>
        <message>
            <source>{name} has two values. Keep one of them.</source>
            <translation>{name}의 값이 두 개입니다. 하나만 남기세요.</translation>
        </message>
        <message>
            <source>differs from central differences</source>
            <translation>중앙 차분과 다릅니다</translation>
        </message>
        <message>
            <source>Examples from the book</source>
            <translation>책의 예제</translation>
        </message>
        <message>
            <source>Expression, such as 1/(1+exp(-(w*x+b)))</source>
            <translation>식, 예: 1/(1+exp(-(w*x+b)))</translation>
        </message>
        <message>
            <source>Values, such as w=2, x=-1, z=[1, 2, 3]</source>
            <translation>값, 예: w=2, x=-1, z=[1, 2, 3]</translation>
        </message>
        <message>
            <source>'{part}' is not a value. Write name=number or name=[number, …], separated by commas.</source>
            <translation>'{part}'은(는) 값이 아닙니다. 이름=수 또는 이름=[수, …]를 쉼표로 나누어 쓰세요.</translation>
        </message>
        <message>
            <source>no derivative to compare at this value of {names}</source>
            <translation>{names}의 이 값에서는 비교할 미분이 없습니다</translation>
        </message>
        <message>
            <source>{shape} numbers from {low} to {high}, mean {mean}, std {deviation}</source>
            <translation>{shape}개의 수, {low} … {high}, 평균 {mean}, 표준편차 {deviation}</translation>
        </message>
        <message>
            <source>This lane alone</source>
            <translation>이 레인만</translation>
        </message>
        <message>
            <source>All lanes</source>
            <translation>모든 레인</translation>
        </message>
        <message>
            <source>forward: mean ± std</source>
            <translation>순전파: 평균 ± 표준편차</translation>
        </message>
        <message>
            <source>Show one lane, or all of them below each other (A)</source>
            <translation>레인 하나만 보거나 모두 나란히 보기 (A)</translation>
        </message>
        <message>
            <source>‖∂L/∂{first}‖ is {part} of ‖∂L/∂{last}‖</source>
            <translation>‖∂L/∂{first}‖는 ‖∂L/∂{last}‖의 {part}</translation>
        </message>
        <message>
            <source>‖∂L/∂{first}‖ = {part} ‖∂L/∂{last}‖</source>
            <translation>‖∂L/∂{first}‖는 ‖∂L/∂{last}‖의 {part}</translation>
        </message>
        <message>
            <source>loss {loss}</source>
            <translation>손실 {loss}</translation>
        </message>
        <message>
            <source>first not finite: {node}</source>
            <translation>처음으로 유한하지 않은 곳: {node}</translation>
        </message>
        <message>
            <source>It comes back from the node after this one.</source>
            <translation>다음 노드에서 되돌아옵니다.</translation>
        </message>
        <message>
            <source>A parameter: its gradient is d{name}.</source>
            <translation>매개변수입니다. 기울기는 d{name}입니다.</translation>
        </message>
        <message>
            <source>goes back to:</source>
            <translation>되돌아가는 곳:</translation>
        </message>
        <message>
            <source>of {total}</source>
            <translation>(전체 {total})</translation>
        </message>
        <message>
            <source>It is the output of {node}.</source>
            <translation>{node}의 출력입니다.</translation>
        </message>
        <message>
            <source>sample {index}</source>
            <translation>표본 {index}</translation>
        </message>
        <message>
            <source>Weights: orange above 0, blue below; the wider, the larger.</source>
            <translation>가중치: 주황은 0보다 크고 파랑은 0보다 작습니다. 굵을수록 큽니다.</translation>
        </message>
        <message>
            <source>input</source>
            <translation>입력</translation>
        </message>
        <message>
            <source>scores</source>
            <translation>점수</translation>
        </message>
        <message>
            <source>Softmax
+ loss</source>
            <translation>Softmax
+ 손실</translation>
        </message>
        <message>
            <source>Sigmoid
+ loss</source>
            <translation>Sigmoid
+ 손실</translation>
        </message>
        <message>
            <source>Squared
error</source>
            <translation>제곱
오차</translation>
        </message>
        <message>
            <source>above: values · below: gradients · inside: local derivatives</source>
            <translation>위: 값 · 아래: 기울기 · 원 안: 국소 미분</translation>
        </message>
        <message>
            <source>Layers</source>
            <translation>층</translation>
        </message>
        <message>
            <source>Matrices</source>
            <translation>행렬</translation>
        </message>
        <message>
            <source>Elementary nodes</source>
            <translation>기본 노드</translation>
        </message>
        <message>
            <source>Neurons</source>
            <translation>뉴런</translation>
        </message>
        <message>
            <source>Formula</source>
            <translation>수식</translation>
        </message>
        <message>
            <source>Computational graph</source>
            <translation>계산 그래프</translation>
        </message>
        <message>
            <source>Where does a number come from, and how does the error get back to it?</source>
            <translation>이 수는 어디서 왔고, 오차는 어떻게 되돌아갈까요?</translation>
        </message>
        <message>
            <source>Each node is one layer, in the order of evaluation. Above the edges are the values on their way forward, below them the gradients of the loss on their way back; the wider the arrow, the larger the gradient. Click a node to see its arrays and its formula with the numbers. ▶ goes through one step node by node: forward, loss, backward, update.</source>
            <translation>각 노드는 계산 순서대로 놓인 층 하나입니다. 선 위에는 순전파 값이, 아래에는 되돌아오는 손실의 기울기가 있습니다. 화살표가 굵을수록 기울기가 큽니다. 노드를 클릭하면 배열과 수를 넣은 식이 보입니다. ▶는 한 스텝을 노드 하나씩 보여 줍니다: 순전파, 손실, 역전파, 갱신.</translation>
        </message>
        <message>
            <source>Each unit and weight by itself, in small networks of affine layers</source>
            <translation>아핀 층으로 된 작은 신경망에서 유닛과 가중치를 하나씩 봅니다</translation>
        </message>
        <message>
            <source>Every layer with its values and gradients, for samples of your choice.</source>
            <translation>고른 표본에 대한 모든 층의 값과 기울기.</translation>
        </message>
        <message>
            <source>Nothing can go through</source>
            <translation>흘려보낼 수 없습니다</translation>
        </message>
        <message>
            <source>Following the samples through the network …</source>
            <translation>표본이 신경망을 지나가는 중 …</translation>
        </message>
        <message>
            <source>One node back (Ctrl + ←)</source>
            <translation>노드 하나 뒤로 (Ctrl + ←)</translation>
        </message>
        <message>
            <source>One node forward; after the last one, a real step (Ctrl + →)</source>
            <translation>노드 하나 앞으로. 마지막 다음에는 실제 스텝 (Ctrl + →)</translation>
        </message>
        <message>
            <source>Play the step node by node</source>
            <translation>스텝을 노드 하나씩 재생합니다</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>순전파</translation>
        </message>
        <message>
            <source>Backward</source>
            <translation>역전파</translation>
        </message>
        <message>
            <source>Update</source>
            <translation>갱신</translation>
        </message>
        <message>
            <source>One sample, no update: {sample}; loss: {losses}</source>
            <translation>표본 하나, 갱신 없음: {sample}; 손실: {losses}</translation>
        </message>
        <message>
            <source>The gradient plot shows this value at step {step}.</source>
            <translation>기울기 그래프의 스텝 {step}과 같은 값입니다.</translation>
        </message>
        <message>
            <source>Step {step} as a whole: {count} samples</source>
            <translation>스텝 {step} 전체: 표본 {count}개</translation>
        </message>
        <message>
            <source>No step has been made: this is the first mini-batch, which is the next</source>
            <translation>아직 스텝이 없습니다. 다음에 쓸 첫 미니배치입니다</translation>
        </message>
        <message>
            <source>The mini-batch of step {step} with the weights after it</source>
            <translation>스텝 {step}의 미니배치, 갱신한 뒤의 가중치</translation>
        </message>
        <message>
            <source>The loss</source>
            <translation>손실</translation>
        </message>
        <message>
            <source>mean ± std</source>
            <translation>평균 ± 표준편차</translation>
        </message>
        <message>
            <source>L</source>
            <translation>L</translation>
        </message>
        <message>
            <source>validation sample {index}, {label}</source>
            <translation>검증 표본 {index}, {label}</translation>
        </message>
        <message>
            <source>Update of {node}</source>
            <translation>{node}의 갱신</translation>
        </message>
        <message>
            <source>The lanes are at different steps: {steps}</source>
            <translation>레인마다 스텝이 다릅니다: {steps}</translation>
        </message>
        <message>
            <source>Forward through {node}</source>
            <translation>{node}의 순전파</translation>
        </message>
        <message>
            <source>Backward through {node}</source>
            <translation>{node}의 역전파</translation>
        </message>
        <message>
            <source>label {label}</source>
            <translation>정답 {label}</translation>
        </message>
        <message>
            <source>target {number}</source>
            <translation>목표 {number}</translation>
        </message>
        <message>
            <source>gradient ‖∂L/∂·‖, width on a log scale:</source>
            <translation>기울기 ‖∂L/∂·‖, 굵기는 로그 눈금:</translation>
        </message>
        <message>
            <source>{count} more ({rest})</source>
            <translation>그 밖의 {count}개 ({rest})</translation>
        </message>
        <message>
            <source>{count} more terms</source>
            <translation>그 밖의 항 {count}개</translation>
        </message>
        <message>
            <source>That is one sample's part; summed over {count} samples: {gradient}.</source>
            <translation>표본 하나의 몫입니다. 표본 {count}개를 더하면 {gradient}입니다.</translation>
        </message>
        <message>
            <source>Weight {source} → {target}</source>
            <translation>가중치 {source} → {target}</translation>
        </message>
        <message>
            <source>Where does δ come from?</source>
            <translation>δ는 어디에서 오나요?</translation>
        </message>
        <message>
            <source>It comes from the loss.</source>
            <translation>손실에서 옵니다.</translation>
        </message>
        <message>
            <source>δ = f′(z) · Σ w · δ of the next layer</source>
            <translation>δ = f′(z) · Σ w · 다음 층의 δ</translation>
        </message>
        <message>
            <source>An input.</source>
            <translation>입력입니다.</translation>
        </message>
        <message>
            <source>{count} more</source>
            <translation>그 밖의 {count}개</translation>
        </message>
        <message>
            <source>The next update (learning rate {rate})</source>
            <translation>다음 갱신 (학습률 {rate})</translation>
        </message>
        <message>
            <source>Landscape</source>
            <translation>지형</translation>
        </message>
        <message>
            <source>What does the loss look like around the weights?</source>
            <translation>가중치 둘레에서 손실은 어떤 모양일까요?</translation>
        </message>
        <message>
            <source>The loss on a sample of the validation set over a plane through the present weights. Two random directions are as long as the weights, unit by unit (Li et al. 2018), so lanes can be compared. All lanes share one scale, at which larger losses are cut off. Drag to turn the surfaces, double-click to turn them back.</source>
            <translation>현재 가중치를 지나는 평면 위에서 검증 데이터 표본으로 잰 손실입니다. 무작위 두 방향은 유닛마다 가중치와 길이가 같아(Li 등 2018) 레인을 비교할 수 있습니다. 모든 레인이 한 눈금을 쓰며, 그보다 큰 손실은 잘립니다. 끌면 곡면이 돌고, 두 번 클릭하면 돌아옵니다.</translation>
        </message>
        <message>
            <source>{samples} validation samples, loss {low} … {high}, axes: weight distance</source>
            <translation>검증 표본 {samples}개, 손실 {low} … {high}, 축: 가중치의 거리</translation>
        </message>
        <message>
            <source>Computing …</source>
            <translation>계산하는 중 …</translation>
        </message>
        <message>
            <source>Nothing computed yet</source>
            <translation>아직 계산하지 않음</translation>
        </message>
        <message>
            <source>No landscape</source>
            <translation>지형 없음</translation>
        </message>
        <message>
            <source>The loss over a plane through the weights of every lane.</source>
            <translation>레인마다 가중치를 지나는 평면 위의 손실을 보여 줍니다.</translation>
        </message>
        <message>
            <source>The plane through the weights</source>
            <translation>가중치를 지나는 평면</translation>
        </message>
        <message>
            <source>How far from the present weights the plane reaches</source>
            <translation>평면이 현재 가중치에서 얼마나 멀리 미칠지</translation>
        </message>
        <message>
            <source>while it trains</source>
            <translation>학습하는 동안</translation>
        </message>
        <message>
            <source>Compute it again every few seconds while the lanes train</source>
            <translation>레인이 학습하는 동안 몇 초마다 다시 계산합니다</translation>
        </message>
        <message>
            <source>Compute again</source>
            <translation>다시 계산</translation>
        </message>
        <message>
            <source>Computing … {share} %</source>
            <translation>계산하는 중 … {share} %</translation>
        </message>
        <message>
            <source>loss {loss} at step {step}</source>
            <translation>스텝 {step}의 손실 {loss}</translation>
        </message>
        <message>
            <source>Shrink ledger</source>
            <translation>기울기 감쇠 분석</translation>
        </message>
        <message>
            <source>Why does the gradient shrink?</source>
            <translation>기울기는 왜 작아질까요?</translation>
        </message>
        <message>
            <source>From the output on the left to the first layer, each column shows the factors that multiply the backward signal: the slope of the layer's activation (at most 1/4 for a sigmoid), the gain of its weights, and others (normalization and dropout). Around a residual connection, the shortcut is a factor too: how much larger the signal is with it than through the layer alone. Below each column is the signal ‖∂L/∂a‖ that arrives. Measured with the current weights on the last mini-batch.</source>
            <translation>왼쪽의 출력에서 첫 층까지, 각 열은 역전파 신호에 곱해지는 배수입니다: 활성화 함수의 기울기(시그모이드는 최대 1/4), 가중치의 배수, 그 밖의 것(배치 정규화와 드롭아웃). 잔차 연결이 있으면 지름길도 배수입니다: 층만 지날 때보다 신호가 몇 배 커지는지 나타냅니다. 열 아래는 도착하는 신호 ‖∂L/∂a‖입니다. 지금 가중치로 마지막 미니배치에서 잰 값입니다.</translation>
        </message>
        <message>
            <source>slopes</source>
            <translation>함수 기울기</translation>
        </message>
        <message>
            <source>weights</source>
            <translation>가중치</translation>
        </message>
        <message>
            <source>others</source>
            <translation>그 밖</translation>
        </message>
        <message>
            <source>shortcut</source>
            <translation>지름길</translation>
        </message>
        <message>
            <source>How much each layer multiplies the signal on its way back.</source>
            <translation>역전파 신호가 층마다 몇 배가 되는지 보여 줍니다.</translation>
        </message>
        <message>
            <source>no signal to trace</source>
            <translation>추적할 신호가 없습니다</translation>
        </message>
        <message>
            <source>‖∂L/∂z‖ from the output to layer 1: × {factor}</source>
            <translation>출력층에서 1층까지 ‖∂L/∂z‖: × {factor}</translation>
        </message>
        <message>
            <source>main cause</source>
            <translation>주원인</translation>
        </message>
        <message>
            <source>stays where it was</source>
            <translation>제자리</translation>
        </message>
        <message>
            <source>bottom of the valley</source>
            <translation>골짜기 바닥</translation>
        </message>
        <message>
            <source>as high on the other side</source>
            <translation>건너편 같은 높이</translation>
        </message>
        <message>
            <source>Step length</source>
            <translation>스텝 길이</translation>
        </message>
        <message>
            <source>Is the step too long?</source>
            <translation>한 스텝이 너무 긴가요?</translation>
        </message>
        <message>
            <source>Step quality α: a parabola through the loss and its slope before and after a step on the same mini-batch (Schneider et al. 2021). -1 stays where it was, 0 reaches the bottom, +1 lands as high on the other side. Sharpness: the largest eigenvalue of the Hessian over 300 training samples. Full-batch descent becomes unstable where it exceeds 2/η, and then hovers there (Cohen et al. 2021).</source>
            <translation>스텝 품질 α: 같은 미니배치에서 스텝 전후의 손실과 기울기를 지나는 포물선으로 잽니다(Schneider 등 2021). -1은 제자리, 0은 바닥, +1은 건너편 같은 높이입니다. 첨예도: 훈련 표본 300개에 대한 헤세 행렬의 가장 큰 고윳값입니다. 전체 배치 경사하강법은 이것이 2/η를 넘으면 불안정해지고, 그 뒤 그 둘레에 머뭅니다(Cohen 등 2021).</translation>
        </message>
        <message>
            <source>Where each step lands in its valley, and how sharp the valley is.</source>
            <translation>스텝마다 골짜기의 어디에 떨어지는지, 골짜기가 얼마나 첨예한지 보여 줍니다.</translation>
        </message>
        <message>
            <source>sharpness (largest eigenvalue)</source>
            <translation>첨예도 (가장 큰 고윳값)</translation>
        </message>
        <message>
            <source>Nothing measured yet</source>
            <translation>아직 측정한 것이 없습니다</translation>
        </message>
        <message>
            <source>'{name}' creeps: its steps could be longer.</source>
            <translation>'{name}'은(는) 기어갑니다. 스텝이 더 길어도 됩니다.</translation>
        </message>
        <message>
            <source>'{name}' lands near the bottom of the valley.</source>
            <translation>'{name}'은(는) 골짜기 바닥 가까이에 내립니다.</translation>
        </message>
        <message>
            <source>'{name}' goes from wall to wall: its steps are as long as can be.</source>
            <translation>'{name}'은(는) 벽과 벽 사이를 오갑니다. 스텝이 더 길 수는 없습니다.</translation>
        </message>
        <message>
            <source>'{name}' lands higher than it began: its steps are too long.</source>
            <translation>'{name}'은(는) 처음보다 높은 곳에 떨어집니다. 스텝이 너무 깁니다.</translation>
        </message>
        <message>
            <source>none</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>Inside the network</source>
            <translation>신경망 속</translation>
        </message>
        <message>
            <source>What does a unit look for, and what does it find in my digit?</source>
            <translation>유닛은 무엇을 찾고, 내 숫자에서 무엇을 발견할까요?</translation>
        </message>
        <message>
            <source>Ink raises a unit's value where its weights are orange and lowers it where they are blue. All units of a lane share one color scale. The saliency map is the gradient of the winning score with respect to each pixel, drawn over the digit as the network sees it. The activations of each layer are shown from its minimum (dark) to its maximum.</source>
            <translation>잉크가 있으면 유닛의 값은 가중치가 주황인 곳에서 커지고 파랑인 곳에서 작아집니다. 한 레인의 유닛은 모두 같은 색 척도를 씁니다. 현저성 맵은 가장 높은 점수를 픽셀마다 미분한 기울기이며, 신경망이 보는 숫자 위에 그립니다. 층의 활성값은 최솟값(어두움)부터 최댓값까지 보여 줍니다.</translation>
        </message>
        <message>
            <source>activations</source>
            <translation>활성값</translation>
        </message>
        <message>
            <source>orange: above 0, blue: below 0 · activations from minimum (dark) to maximum</source>
            <translation>주황: 0보다 큼, 파랑: 0보다 작음 · 활성값은 최소(어두움)부터 최대까지</translation>
        </message>
        <message>
            <source>No weights to show yet</source>
            <translation>아직 보여 줄 가중치가 없습니다</translation>
        </message>
        <message>
            <source>The weights of the first layer appear here as images.</source>
            <translation>첫 층의 가중치가 여기에 이미지로 나타납니다.</translation>
        </message>
        <message>
            <source>W1: {shown} of {count}, |w| ≤ {largest}</source>
            <translation>W1: {count}개 중 {shown}개, |w| ≤ {largest}</translation>
        </message>
        <message>
            <source>∂ score of {digit}</source>
            <translation>∂ {digit}의 점수</translation>
        </message>
        <message>
            <source>Raw</source>
            <translation>원래 값</translation>
        </message>
        <message>
            <source>Lines are mini-batches, circles are the validation set.</source>
            <translation>선은 미니배치, 동그라미는 검증 데이터입니다.</translation>
        </message>
        <message>
            <source>Smoothing: the line is the mean of so many steps. The band stays as it is.</source>
            <translation>평활화: 선을 이만큼의 스텝에 대해 평균합니다. 띠는 그대로입니다.</translation>
        </message>
        <message>
            <source>mini-batch</source>
            <translation>미니배치</translation>
        </message>
        <message>
            <source>line: mean of the last {count} steps</source>
            <translation>선: 마지막 {count}스텝의 평균</translation>
        </message>
        <message>
            <source>Lessons</source>
            <translation>수업</translation>
        </message>
        <message>
            <source>What would you like to understand?</source>
            <translation>무엇을 알아보고 싶나요?</translation>
        </message>
        <message>
            <source>A lesson takes the place of the recipe, does what it speaks of in the window, and lets you predict before you see. It can be left at any time and is taken up where you left it.</source>
            <translation>수업은 레시피 자리에 나타나 설명하는 것을 창에서 직접 해 보이고, 결과를 보기 전에 예측하게 합니다. 언제든 그만둘 수 있고 그만둔 곳에서 이어집니다.</translation>
        </message>
        <message>
            <source>step {taken} of {count}</source>
            <translation>{count}단계 중 {taken}단계</translation>
        </message>
        <message>
            <source>{minutes} min</source>
            <translation>{minutes}분</translation>
        </message>
        <message>
            <source>completed ✓</source>
            <translation>완료 ✓</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>이어서 하기</translation>
        </message>
        <message>
            <source>Again</source>
            <translation>다시 하기</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>시작</translation>
        </message>
        <message>
            <source>Prediction history</source>
            <translation>예측 변화</translation>
        </message>
        <message>
            <source>Predictions for my drawing</source>
            <translation>내 그림에 대한 예측</translation>
        </message>
        <message>
            <source>When did the prediction change?</source>
            <translation>예측은 언제 바뀌었을까요?</translation>
        </message>
        <message>
            <source>The ten probabilities that each lane gives the drawing on the right, stacked, from the step at which it was drawn. A tick marks each change of the prediction. Measured many times a second, not at every step.</source>
            <translation>오른쪽 그림에 대해 레인마다 내놓는 확률 열 개를, 그림을 그린 스텝부터 쌓아서 보여 줍니다. 예측이 바뀐 곳에는 눈금을 표시합니다. 매 스텝이 아니라 1초에 여러 번 잽니다.</translation>
        </message>
        <message>
            <source>Draw a digit on the right and press Run: the predictions appear here.</source>
            <translation>오른쪽에 숫자를 그리고 실행하면 예측이 여기에 나타납니다.</translation>
        </message>
        <message>
            <source>No predictions yet</source>
            <translation>아직 예측이 없습니다</translation>
        </message>
        <message>
            <source>Press Run (Space): the predictions for your drawing appear here.</source>
            <translation>실행(Space)하면 그림에 대한 예측이 여기에 나타납니다.</translation>
        </message>
        <message>
            <source>{digit}: {percent} % · prediction changes: {count}</source>
            <translation>{digit}: {percent} % · 예측이 바뀐 횟수: {count}</translation>
        </message>
        <message>
            <source>No drawings for this data</source>
            <translation>이 데이터에는 그림을 쓸 수 없습니다</translation>
        </message>
        <message>
            <source>step (one point: mean of {count} measurements)</source>
            <translation>스텝 (점 하나 = 측정 {count}번의 평균)</translation>
        </message>
        <message>
            <source>precision</source>
            <translation>정밀도</translation>
        </message>
        <message>
            <source>recall</source>
            <translation>재현율</translation>
        </message>
        <message>
            <source>F1</source>
            <translation>F1</translation>
        </message>
        <message>
            <source>support</source>
            <translation>표본 수</translation>
        </message>
        <message>
            <source>macro mean</source>
            <translation>매크로 평균</translation>
        </message>
        <message>
            <source>weighted mean</source>
            <translation>가중 평균</translation>
        </message>
        <message>
            <source>Per class</source>
            <translation>클래스별</translation>
        </message>
        <message>
            <source>true class {truth}, predicted {predicted}: {number}</source>
            <translation>실제 {truth}, 예측 {predicted}: {number}</translation>
        </message>
        <message>
            <source>predicted</source>
            <translation>예측</translation>
        </message>
        <message>
            <source>true class</source>
            <translation>실제 클래스</translation>
        </message>
        <message>
            <source>{share} % of {count} correct</source>
            <translation>{count}개 중 {share} % 정답</translation>
        </message>
        <message>
            <source>Cell</source>
            <translation>셀</translation>
        </message>
        <message>
            <source>Mistakes</source>
            <translation>오답</translation>
        </message>
        <message>
            <source>Disagree</source>
            <translation>불일치</translation>
        </message>
        <message>
            <source>In doubt</source>
            <translation>의심</translation>
        </message>
        <message>
            <source>by loss</source>
            <translation>손실순</translation>
        </message>
        <message>
            <source>by confidence</source>
            <translation>확신순</translation>
        </message>
        <message>
            <source>Which samples come first</source>
            <translation>먼저 보여 줄 표본</translation>
        </message>
        <message>
            <source>Samples to which lanes give different classes</source>
            <translation>레인마다 예측한 클래스가 다른 표본</translation>
        </message>
        <message>
            <source>Every lane takes these samples for another class with a loss above 2, and most of their eight nearest neighbors have another label too. The label, or the image, is in doubt; it is not known to be wrong.</source>
            <translation>모든 레인이 손실 2 이상으로 다른 클래스라고 예측했고, 가장 가까운 이웃 여덟 개도 대부분 라벨이 다릅니다. 라벨이나 이미지가 의심스럽다는 뜻이며, 틀렸다고 밝혀진 것은 아닙니다.</translation>
        </message>
        <message>
            <source>Comparing them with their neighbors …</source>
            <translation>이웃과 비교하는 중 …</translation>
        </message>
        <message>
            <source>None</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>Counts</source>
            <translation>개수</translation>
        </message>
        <message>
            <source>Shares</source>
            <translation>비율</translation>
        </message>
        <message>
            <source>Confusion</source>
            <translation>혼동 행렬</translation>
        </message>
        <message>
            <source>Which classes does it take for which?</source>
            <translation>어떤 클래스를 어떤 클래스로 혼동하나요?</translation>
        </message>
        <message>
            <source>A row for each true class, a column for each predicted one; the mistakes have the color of the lane. A click on a cell lists its samples, a click on a sample asks every lane about it on the right. Label in doubt: every lane takes the sample for another class with a loss above 2, and most of its eight nearest neighbors have another label too.</source>
            <translation>행은 실제 클래스, 열은 예측한 클래스이고 오답은 레인의 색으로 칠합니다. 셀을 누르면 그 표본이 나열되고, 표본을 누르면 오른쪽에서 모든 레인의 예측을 봅니다. 의심: 모든 레인이 손실 2 이상으로 다른 클래스라고 예측했고, 가장 가까운 이웃 여덟 개도 대부분 라벨이 다른 표본입니다.</translation>
        </message>
        <message>
            <source>{name} better</source>
            <translation>{name} 우세</translation>
        </message>
        <message>
            <source>The lane to compare the edited one with</source>
            <translation>편집 중인 레인과 비교할 레인</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>차이</translation>
        </message>
        <message>
            <source>No classes</source>
            <translation>클래스 없음</translation>
        </message>
        <message>
            <source>This data has numbers to predict, not classes.</source>
            <translation>이 데이터는 클래스가 아니라 수를 예측합니다.</translation>
        </message>
        <message>
            <source>against {name}</source>
            <translation>{name}와(과) 비교</translation>
        </message>
        <message>
            <source>{name}: {predicted}, {share} %, loss {loss}</source>
            <translation>{name}: {predicted}, {share} %, 손실 {loss}</translation>
        </message>
        <message>
            <source>Samples</source>
            <translation>표본</translation>
        </message>
        <message>
            <source>true {truth}</source>
            <translation>실제 {truth}</translation>
        </message>
        <message>
            <source>sample {index}: true class {truth}</source>
            <translation>표본 {index}: 실제 클래스 {truth}</translation>
        </message>
        <message>
            <source>K-fold</source>
            <translation>K-겹</translation>
        </message>
        <message>
            <source>K-fold cross-validation</source>
            <translation>K-겹 교차 검증</translation>
        </message>
        <message>
            <source>How much does the result depend on the split?</source>
            <translation>데이터를 나누는 방법에 따라 결과가 얼마나 달라질까요?</translation>
        </message>
        <message>
            <source>The training and validation samples are divided into K folds. K networks with the same seed are trained, each without one of the folds, and tested on that fold. The test set is not used.</source>
            <translation>훈련 표본과 검증 표본을 폴드 K개로 나눕니다. 시드가 같은 신경망 K개가 저마다 폴드 하나를 빼고 학습한 뒤 그 폴드로 시험합니다. 시험 데이터는 쓰지 않습니다.</translation>
        </message>
        <message>
            <source>Run the folds</source>
            <translation>폴드 실행</translation>
        </message>
        <message>
            <source>Each row is one run. The colored fold is held out to test the network.</source>
            <translation>한 줄이 실행 하나입니다. 색칠된 폴드를 떼어 두었다가 그것으로 시험합니다.</translation>
        </message>
        <message>
            <source>Number of folds</source>
            <translation>폴드 수</translation>
        </message>
        <message>
            <source>Train one network for each fold. The current run pauses until all are done.</source>
            <translation>폴드마다 신경망을 하나씩 학습합니다. 그동안 지금의 실행은 일시정지합니다.</translation>
        </message>
        <message>
            <source>training …</source>
            <translation>학습 중 …</translation>
        </message>
        <message>
            <source>{done} of {count} folds: {mean} (mean ± standard deviation)</source>
            <translation>폴드 {count}개 중 {done}개: {mean} (평균 ± 표준편차)</translation>
        </message>
        <message>
            <source>run {number}</source>
            <translation>실행 {number}</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>중단됨</translation>
        </message>
        <message>
            <source>The curve still rises: more data is likely to help.</source>
            <translation>곡선이 아직 올라갑니다. 데이터를 늘리면 나아질 가능성이 큽니다.</translation>
        </message>
        <message>
            <source>The difference is within the spread of the seeds.</source>
            <translation>그 차이는 시드에 따른 흩어짐보다 작습니다.</translation>
        </message>
        <message>
            <source>More samples did worse: they may need more steps.</source>
            <translation>표본이 더 많은 쪽이 더 나빴습니다. 스텝이 더 필요할 수 있습니다.</translation>
        </message>
        <message>
            <source>Learning curve</source>
            <translation>학습 곡선</translation>
        </message>
        <message>
            <source>Would more data help?</source>
            <translation>데이터가 더 있으면 나아질까요?</translation>
        </message>
        <message>
            <source>Networks are trained on parts of the training set, from a few samples to all of them, and tested on the same validation set. Each size is trained with several seeds; a bar is the mean ± standard deviation. If the curve still rises at its right end, more data is likely to help. If it is flat, change the network instead.</source>
            <translation>훈련 데이터를 적은 표본부터 전체까지 나누어 학습하고, 같은 검증 데이터로 시험합니다. 크기마다 시드를 바꾸어 여러 번 학습하며, 막대는 평균 ± 표준편차입니다. 오른쪽 끝에서 곡선이 아직 올라가면 데이터를 늘리는 것이 도움이 될 가능성이 큽니다. 평평하면 데이터 대신 신경망을 바꾸세요.</translation>
        </message>
        <message>
            <source>Run the sizes</source>
            <translation>크기별 실행</translation>
        </message>
        <message>
            <source>{runs} runs of {steps} steps each: {sizes} training samples, {seeds} times each. The current run pauses until all are done.</source>
            <translation>{steps}스텝짜리 실행 {runs}번: 훈련 표본 {sizes}개로 {seeds}번씩 학습합니다. 모두 끝날 때까지 현재 실행은 멈춥니다.</translation>
        </message>
        <message>
            <source>Training …</source>
            <translation>학습하는 중 …</translation>
        </message>
        <message>
            <source>{done} of {count} runs</source>
            <translation>실행 {count}개 중 {done}개</translation>
        </message>
        <message>
            <source>seeds: </source>
            <translation>시드 수: </translation>
        </message>
        <message>
            <source>How often each size is trained</source>
            <translation>크기마다 학습하는 횟수</translation>
        </message>
        <message>
            <source>Train on parts of the training set. The current run pauses until all are done.</source>
            <translation>훈련 데이터의 일부로 학습합니다. 모두 끝날 때까지 현재 실행은 멈춥니다.</translation>
        </message>
        <message>
            <source>With {size} samples: {mean}. With {fewer} samples: {less}.</source>
            <translation>표본 {size}개: {mean}. 표본 {fewer}개: {less}.</translation>
        </message>
        <message>
            <source>training samples, log scale</source>
            <translation>훈련 표본 수, 로그 눈금</translation>
        </message>
        <message>
            <source>R² of the validation set</source>
            <translation>검증 데이터의 R²</translation>
        </message>
        <message>
            <source>validation accuracy (%)</source>
            <translation>검증 정확도 (%)</translation>
        </message>
        <message>
            <source>on the samples learnt from</source>
            <translation>학습한 표본에서</translation>
        </message>
        <message>
            <source>My digits</source>
            <translation>내 숫자</translation>
        </message>
        <message>
            <source>Does the network read my handwriting?</source>
            <translation>신경망이 내 글씨를 읽을 수 있을까요?</translation>
        </message>
        <message>
            <source>Keys 0 … 9 add the drawing with that label. Each lane's accuracy counts only digits that it was not trained on. Wrong predictions are red. Watch: only measure the accuracy. Test set: use my digits as the test set. Training set: also train on them. Both: of each class, train on every second digit and test on the others. All but Watch apply from the next reset on.</source>
            <translation>0 … 9 키를 누르면 그림을 그 레이블로 추가합니다. 레인의 정확도는 학습에 쓰지 않은 숫자만 셉니다. 틀린 예측은 빨간색입니다. 지켜보기: 정확도만 잽니다. 시험 데이터: 내 숫자를 시험 데이터로 씁니다. 훈련 데이터: 내 숫자로도 학습합니다. 둘 다: 클래스마다 하나 걸러 하나로 학습하고 나머지로 시험합니다. 지켜보기 이외에는 다음 초기화부터 적용됩니다.</translation>
        </message>
        <message>
            <source>{name}: {digit}</source>
            <translation>{name}: {digit}</translation>
        </message>
        <message>
            <source>Draw a digit on the right and press its key 0 … 9 to keep it here. Every network then classifies it.</source>
            <translation>오른쪽에 숫자를 그리고 해당하는 키 0 … 9를 누르면 여기에 보관되고, 모든 신경망이 그 숫자를 분류합니다.</translation>
        </message>
        <message>
            <source>Watch</source>
            <translation>지켜보기</translation>
        </message>
        <message>
            <source>Training set</source>
            <translation>훈련 데이터</translation>
        </message>
        <message>
            <source>Both</source>
            <translation>둘 다</translation>
        </message>
        <message>
            <source>Only measure the accuracy on my digits</source>
            <translation>내 숫자의 정확도만 잽니다</translation>
        </message>
        <message>
            <source>Use my digits as the test set, from the next reset on</source>
            <translation>다음 초기화부터 내 숫자를 시험 데이터로 씁니다</translation>
        </message>
        <message>
            <source>Also train on my digits (each repeated up to 100 times), from the next reset on</source>
            <translation>다음 초기화부터 내 숫자로도 학습합니다 (하나를 최대 100번 반복)</translation>
        </message>
        <message>
            <source>Train on every second digit and test on the others, from the next reset on</source>
            <translation>다음 초기화부터 내 숫자의 절반(하나 걸러 하나)으로 학습하고 나머지로 시험합니다</translation>
        </message>
        <message>
            <source>Ask me</source>
            <translation>문제 내기</translation>
        </message>
        <message>
            <source>Ask for each digit in turn. Draw it on the right and press Enter.</source>
            <translation>숫자를 차례로 물어봅니다. 오른쪽에 그리고 Enter를 누르세요.</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>파일</translation>
        </message>
        <message>
            <source>Import digits from files, or export all of my digits</source>
            <translation>파일에서 숫자를 가져오거나 내 숫자를 모두 내보냅니다</translation>
        </message>
        <message>
            <source>Keys 0 … 9 add a drawing with that label.</source>
            <translation>0 … 9 키를 누르면 그림을 그 레이블로 추가합니다.</translation>
        </message>
        <message>
            <source>Waiting for a label: {count} (N: next)</source>
            <translation>레이블을 기다리는 이미지: {count}개 (N: 다음)</translation>
        </message>
        <message>
            <source>With {count} or more digits, the Accuracy plot also shows the accuracy on them.</source>
            <translation>숫자가 {count}개 이상이면 정확도 그래프에 내 숫자의 정확도도 표시됩니다.</translation>
        </message>
        <message>
            <source>No digits kept yet</source>
            <translation>보관한 숫자가 아직 없습니다</translation>
        </message>
        <message>
            <source>Import …</source>
            <translation>가져오기 …</translation>
        </message>
        <message>
            <source>Export as .npz …</source>
            <translation>.npz로 내보내기 …</translation>
        </message>
        <message>
            <source>Export as PNG files …</source>
            <translation>PNG 파일로 내보내기 …</translation>
        </message>
        <message>
            <source>used for training, not counted</source>
            <translation>학습에 쓰여 세지 않음</translation>
        </message>
        <message>
            <source>Digits: {count}</source>
            <translation>숫자: {count}개</translation>
        </message>
        <message>
            <source>Used for training, not counted (gray): {count}</source>
            <translation>학습에 쓰여 세지 않음 (회색): {count}개</translation>
        </message>
        <message>
            <source>Remove this digit</source>
            <translation>이 숫자 지우기</translation>
        </message>
        <message>
            <source>Crop to the ink</source>
            <translation>잉크에 맞춰 자르기</translation>
        </message>
        <message>
            <source>Fit to 20 × 20</source>
            <translation>20 × 20에 맞추기</translation>
        </message>
        <message>
            <source>Center by mass</source>
            <translation>무게 중심 맞추기</translation>
        </message>
        <message>
            <source>as drawn</source>
            <translation>그린 그대로</translation>
        </message>
        <message>
            <source>cropped</source>
            <translation>자른 뒤</translation>
        </message>
        <message>
            <source>fitted to 20 × 20</source>
            <translation>20 × 20에 맞춘 뒤</translation>
        </message>
        <message>
            <source>centered by mass</source>
            <translation>무게 중심을 맞춘 뒤</translation>
        </message>
        <message>
            <source>My drawing</source>
            <translation>내 그림</translation>
        </message>
        <message>
            <source>What the network sees</source>
            <translation>신경망이 보는 것</translation>
        </message>
        <message>
            <source>How much does each preprocessing step help?</source>
            <translation>전처리 단계마다 얼마나 도움이 될까요?</translation>
        </message>
        <message>
            <source>From the drawing, only scaled down, to the kind of image that a network trained on MNIST expects, with every lane's prediction below each stage. Clear a box to leave out a step. The networks get the last image. The map shows the probability that the most certain lane gives its prediction when that image is shifted.</source>
            <translation>크기만 줄인 그림에서 MNIST로 학습한 신경망이 기대하는 이미지까지, 단계마다 아래에 레인별 예측을 보여 줍니다. 상자의 선택을 지우면 그 단계를 건너뜁니다. 신경망은 마지막 이미지를 받습니다. 지도는 그 이미지를 옮겼을 때 가장 확신하는 레인이 자신의 예측에 주는 확률입니다.</translation>
        </message>
        <message>
            <source>nearest training samples, with their labels</source>
            <translation>가장 가까운 훈련 표본과 그 레이블</translation>
        </message>
        <message>
            <source>'{name}' stays above 50 % at {percent} % of the positions</source>
            <translation>'{name}'은(는) 위치의 {percent} %에서 50 %를 넘습니다</translation>
        </message>
        <message>
            <source>Draw a digit on the right to see its preprocessing.</source>
            <translation>오른쪽에 숫자를 그리면 전처리 과정을 볼 수 있습니다.</translation>
        </message>
        <message>
            <source>Nothing drawn yet</source>
            <translation>아직 그린 것이 없습니다</translation>
        </message>
        <message>
            <source>probability of {digit} when shifted by −6 … 6 pixels</source>
            <translation>−6 … 6픽셀 옮겼을 때 {digit}의 확률</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>제외</translation>
        </message>
        <message>
            <source>Regions</source>
            <translation>결정 영역</translation>
        </message>
        <message>
            <source>Where are the decision boundaries of each network?</source>
            <translation>신경망마다 결정 경계가 어디에 있을까요?</translation>
        </message>
        <message>
            <source>The prediction at every point of the plane. Stronger colors mean higher probability, and lines are the decision boundaries. Filled dots are training samples, rings are validation and test samples. With the data set 'points', click to add a point of the chosen class, drag to paint many, and right-click to remove one.</source>
            <translation>평면의 모든 점에 대한 예측입니다. 색이 진할수록 확률이 높고, 선은 결정 경계입니다. 채운 점은 훈련 표본, 고리는 검증·시험 표본입니다. 데이터셋이 'points'이면 클릭으로 고른 클래스의 점을 추가하고, 끌어서 여러 개를 칠하고, 오른쪽 버튼으로 지웁니다.</translation>
        </message>
        <message>
            <source>Regions need data with two features, such as moons, xor or points.</source>
            <translation>결정 영역은 moons, xor, points처럼 특성이 둘인 데이터에서만 그릴 수 있습니다.</translation>
        </message>
        <message>
            <source>dots: training, rings: validation and test</source>
            <translation>점: 훈련, 고리: 검증·시험</translation>
        </message>
        <message>
            <source>click: add, drag: paint, right-click: remove</source>
            <translation>클릭: 추가, 끌기: 칠하기, 오른쪽 클릭: 지우기</translation>
        </message>
        <message>
            <source>No regions for this data</source>
            <translation>이 데이터에는 결정 영역이 없습니다</translation>
        </message>
        <message>
            <source>Add points of class {index}</source>
            <translation>클래스 {index}의 점 추가</translation>
        </message>
        <message>
            <source>Regression</source>
            <translation>회귀</translation>
        </message>
        <message>
            <source>How far are the predictions from the true values?</source>
            <translation>예측이 참값에서 얼마나 벗어나나요?</translation>
        </message>
        <message>
            <source>Each sample as a point: on the dashed line the prediction is right. Residuals should scatter evenly around 0; a bend or a funnel shows what the network has not learned. Click a point or a row to ask every lane about it on the right.</source>
            <translation>점 하나가 표본 하나이고, 점선 위에 있으면 예측이 맞습니다. 잔차는 0 주위에 고르게 흩어져야 하며, 휘어지거나 나팔처럼 퍼지면 신경망이 아직 배우지 못한 것이 있습니다. 점이나 행을 누르면 오른쪽에서 모든 레인의 예측을 봅니다.</translation>
        </message>
        <message>
            <source>Of {count} rows, '{name}' is nearest to the true value in {wins}.</source>
            <translation>{count}행 가운데 '{name}'이(가) 참값에 가장 가까운 행은 {wins}개입니다.</translation>
        </message>
        <message>
            <source>No numbers to predict</source>
            <translation>예측할 수가 없음</translation>
        </message>
        <message>
            <source>This data has classes.</source>
            <translation>이 데이터는 클래스를 예측합니다.</translation>
        </message>
        <message>
            <source>Worst rows</source>
            <translation>가장 틀린 행</translation>
        </message>
        <message>
            <source>row</source>
            <translation>행</translation>
        </message>
        <message>
            <source>true value</source>
            <translation>참값</translation>
        </message>
        <message>
            <source>residual</source>
            <translation>잔차</translation>
        </message>
        <message>
            <source>Residuals: prediction − true value</source>
            <translation>잔차: 예측 − 참값</translation>
        </message>
        <message>
            <source>prediction</source>
            <translation>예측</translation>
        </message>
        <message>
            <source>Predictions over true values</source>
            <translation>참값에 대한 예측</translation>
        </message>
        <message>
            <source>Representation</source>
            <translation>표현</translation>
        </message>
        <message>
            <source>Do the classes part inside the network?</source>
            <translation>신경망 안에서 클래스가 나뉘나요?</translation>
        </message>
        <message>
            <source>Each sample by the activations of a layer, in the plane of their first two principal components. In a network that learns the classes part from layer to layer; where the gradient vanishes they stay mixed. The curve below counts it: the share of the variance of the activations that lies between classes.</source>
            <translation>각 표본을 한 층의 활성화 값으로, 그 첫 두 주성분의 평면에 나타냅니다. 잘 배우는 신경망에서는 층을 지날수록 클래스가 나뉘고, 기울기가 소실되면 섞인 채로 남습니다. 아래 곡선은 이것을 수로 보여 줍니다. 활성화 값의 분산 가운데 클래스 사이의 분산이 차지하는 비율입니다.</translation>
        </message>
        <message>
            <source>{first} % + {second} % of the variance</source>
            <translation>분산의 {first} % + {second} %</translation>
        </message>
        <message>
            <source>true {truth} · {name} predicts {predicted} · loss {loss}</source>
            <translation>실제 {truth} · {name}의 예측 {predicted} · 손실 {loss}</translation>
        </message>
        <message>
            <source>All its nearest samples are '{label}': the sample or its label is in doubt.</source>
            <translation>가장 가까운 표본이 모두 '{label}'입니다. 표본이나 라벨이 의심스럽습니다.</translation>
        </message>
        <message>
            <source>Point at a sample to see it here; click to ask every lane about it.</source>
            <translation>표본을 가리키면 여기에 보이고, 누르면 모든 레인의 예측을 봅니다.</translation>
        </message>
        <message>
            <source>Under the pointer</source>
            <translation>가리킨 표본</translation>
        </message>
        <message>
            <source>Under the pointer: validation sample {index}</source>
            <translation>가리킨 표본: 검증 표본 {index}</translation>
        </message>
        <message>
            <source>Do the classes part? Share of the variance between classes (%)</source>
            <translation>클래스가 나뉘나요? 클래스 사이 분산의 비율 (%)</translation>
        </message>
        <message>
            <source>This data has no classes.</source>
            <translation>이 데이터에는 클래스가 없습니다.</translation>
        </message>
        <message>
            <source>{layer}: {share} %</source>
            <translation>{layer}: {share} %</translation>
        </message>
        <message>
            <source>{name} at step {step}: {count} validation samples, of which {drawn} are drawn. Ring: wrong; star: the sample on the right.</source>
            <translation>스텝 {step}의 {name}: 검증 표본 {count}개 가운데 {drawn}개를 그렸습니다. 고리: 오답, 별: 오른쪽의 표본.</translation>
        </message>
        <message>
            <source>The layer whose activations are shown</source>
            <translation>활성화 값을 보여 줄 층</translation>
        </message>
        <message>
            <source>Summary</source>
            <translation>요약</translation>
        </message>
        <message>
            <source>What came of it, and how sure is that?</source>
            <translation>결과는 어떻고, 얼마나 확실한가요?</translation>
        </message>
        <message>
            <source>For each lane what was trained, on what data, and how well it does. Behind an accuracy stands its 95 % confidence interval (Wilson 1927): with few samples it is wide.</source>
            <translation>레인마다 무엇을 어떤 데이터로 학습했고 얼마나 잘하는지 보여 줍니다. 정확도 뒤에는 95 % 신뢰 구간(Wilson 1927)이 있으며, 표본이 적으면 넓습니다.</translation>
        </message>
        <message>
            <source>when training has ended</source>
            <translation>학습이 끝난 뒤에</translation>
        </message>
        <message>
            <source>nothing found</source>
            <translation>찾은 것 없음</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>신경망</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>데이터</translation>
        </message>
        <message>
            <source>Recipe</source>
            <translation>레시피</translation>
        </message>
        <message>
            <source>Validation</source>
            <translation>검증</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>시험</translation>
        </message>
        <message>
            <source>Lowest validation loss</source>
            <translation>가장 낮은 검증 손실</translation>
        </message>
        <message>
            <source>End</source>
            <translation>끝</translation>
        </message>
        <message>
            <source>Training time</source>
            <translation>학습 시간</translation>
        </message>
        <message>
            <source>Doctor</source>
            <translation>진단</translation>
        </message>
        <message>
            <source>Threshold</source>
            <translation>임곗값</translation>
        </message>
        <message>
            <source>Above which probability is the second class predicted?</source>
            <translation>확률이 얼마 이상일 때 둘째 클래스로 예측하나요?</translation>
        </message>
        <message>
            <source>For two classes. Drag the point of a curve: a lower threshold finds more of the second class and raises more false alarms. Calibration: of the samples that are given 80 %, 80 % should belong to the class.</source>
            <translation>클래스가 둘일 때 씁니다. 곡선의 점을 끌어 보세요. 임곗값을 낮추면 둘째 클래스를 더 많이 찾지만 잘못된 경보도 늘어납니다. 보정: 확률 80 %를 받은 표본은 80 %가 그 클래스여야 합니다.</translation>
        </message>
        <message>
            <source>'{name}': precision {precision} %, recall {recall} %, F1 {f1} %. Accuracy of both classes: {accuracy} %.</source>
            <translation>'{name}': 정밀도 {precision} %, 재현율 {recall} %, F1 {f1} %. 두 클래스의 정확도: {accuracy} %.</translation>
        </message>
        <message>
            <source>Threshold 0.5</source>
            <translation>임곗값 0.5</translation>
        </message>
        <message>
            <source>Predict the class that is more probable</source>
            <translation>확률이 더 큰 클래스로 예측</translation>
        </message>
        <message>
            <source>Not two classes</source>
            <translation>클래스가 둘이 아님</translation>
        </message>
        <message>
            <source>A threshold parts two classes only.</source>
            <translation>임곗값은 두 클래스를 가를 때만 씁니다.</translation>
        </message>
        <message>
            <source>at threshold {threshold}</source>
            <translation>임곗값 {threshold}에서</translation>
        </message>
        <message>
            <source>ROC: true positive rate</source>
            <translation>ROC: 참 양성 비율</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>정밀도</translation>
        </message>
        <message>
            <source>false positive rate</source>
            <translation>거짓 양성 비율</translation>
        </message>
        <message>
            <source>area {figure}</source>
            <translation>면적 {figure}</translation>
        </message>
        <message>
            <source>average {figure}</source>
            <translation>평균 {figure}</translation>
        </message>
        <message>
            <source>Calibration: share that is true</source>
            <translation>보정: 실제 비율</translation>
        </message>
        <message>
            <source>predicted probability</source>
            <translation>예측 확률</translation>
        </message>
        <message>
            <source>error {figure}</source>
            <translation>오차 {figure}</translation>
        </message>
        <message>
            <source>About the run</source>
            <translation>이 실행에 대하여</translation>
        </message>
        <message>
            <source>What was this run, and how does its recipe differ from the present one?</source>
            <translation>무엇을 한 실행이고, 레시피가 지금 것과 어떻게 다른가요?</translation>
        </message>
        <message>
            <source>Give a run a name, tags and notes: the search finds them. Tags stand between commas; with several runs chosen they are added to each. Below are the settings in which the recipe of the run differs from that of the lane you edit, or those of several runs from each other.</source>
            <translation>실행에 이름과 태그, 메모를 붙이면 검색으로 찾을 수 있습니다. 태그는 쉼표로 나눕니다. 여러 실행을 골랐으면 모두에 태그를 더합니다. 아래에는 실행의 레시피가 편집 중인 레인의 레시피와 다른 설정이, 여러 실행을 골랐으면 서로 다른 설정이 나옵니다.</translation>
        </message>
        <message>
            <source>Its name, tags, notes and recipe will be here.</source>
            <translation>이름, 태그, 메모, 레시피가 여기에 나옵니다.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>이름</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>태그</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>메모</translation>
        </message>
        <message>
            <source>such as: homework, best</source>
            <translation>예: 과제, 최고</translation>
        </message>
        <message>
            <source>{count} runs are chosen ({size}). Tags are added to each of them.</source>
            <translation>실행 {count}개를 골랐습니다({size}). 태그는 모두에 더합니다.</translation>
        </message>
        <message>
            <source>Choose a run in the table</source>
            <translation>표에서 실행을 고르세요</translation>
        </message>
        <message>
            <source>present recipe</source>
            <translation>지금 레시피</translation>
        </message>
        <message>
            <source>The recipes are the same: {names}.</source>
            <translation>레시피가 같습니다: {names}.</translation>
        </message>
        <message>
            <source>Validation loss</source>
            <translation>검증 손실</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>점수</translation>
        </message>
        <message>
            <source>{count} curves</source>
            <translation>곡선 {count}개</translation>
        </message>
        <message>
            <source>What the best runs have in common</source>
            <translation>가장 좋은 실행들의 공통점</translation>
        </message>
        <message>
            <source>Which values do the good runs share?</source>
            <translation>좋은 실행들은 어떤 값을 함께 가지나요?</translation>
        </message>
        <message>
            <source>Every line is a run: it passes each axis at its value. Drag along an axis to pick the runs that pass there; a click takes the choice away. Losses are on a log scale, and the axis of scores is stretched near its upper end.</source>
            <translation>선 하나가 실행 하나이며, 각 축을 자신의 값에서 지납니다. 축을 따라 끌면 그곳을 지나는 실행만 고르고, 클릭하면 선택이 풀립니다. 손실은 로그 눈금이고, 점수 축은 위쪽 끝을 넓게 보여 줍니다.</translation>
        </message>
        <message>
            <source>A line for every run, through its values and what came of it.</source>
            <translation>실행마다 선 하나가 값과 결과를 지납니다.</translation>
        </message>
        <message>
            <source>{count} of {all} runs in the brush</source>
            <translation>실행 {all}개 중 {count}개 선택됨</translation>
        </message>
        <message>
            <source>Drag along an axis to pick runs</source>
            <translation>축을 따라 끌어 실행을 고릅니다</translation>
        </message>
        <message>
            <source>validation loss</source>
            <translation>검증 손실</translation>
        </message>
        <message>
            <source>planned</source>
            <translation>예정</translation>
        </message>
        <message>
            <source>running</source>
            <translation>실행 중</translation>
        </message>
        <message>
            <source>finished</source>
            <translation>끝남</translation>
        </message>
        <message>
            <source>ended early</source>
            <translation>일찍 끝냄</translation>
        </message>
        <message>
            <source>Runs of the sweep</source>
            <translation>스윕의 실행 목록</translation>
        </message>
        <message>
            <source>Sweeps</source>
            <translation>스윕</translation>
        </message>
        <message>
            <source>Which run is the best?</source>
            <translation>어느 실행이 가장 좋은가요?</translation>
        </message>
        <message>
            <source>Every row is a run of the sweep. Click a column to sort by it. Choose up to four rows (Ctrl+click) and open them as lanes, with their weights and their history.</source>
            <translation>행 하나가 스윕의 실행 하나입니다. 열을 클릭하면 그 열로 정렬합니다. 행을 네 개까지 골라(Ctrl+클릭) 가중치와 기록을 그대로 레인으로 열 수 있습니다.</translation>
        </message>
        <message>
            <source>New sweep …</source>
            <translation>새 스윕 …</translation>
        </message>
        <message>
            <source>A sweep trains the recipe many times, with other values and seeds. It goes on when the window is closed. New sweep … starts one.</source>
            <translation>스윕은 값과 시드를 바꾸어 가며 레시피를 여러 번 학습합니다. 창을 닫아도 계속됩니다. [새 스윕 …]으로 시작합니다.</translation>
        </message>
        <message>
            <source>Search, such as relu seed=2</source>
            <translation>검색 (예: relu seed=2)</translation>
        </message>
        <message>
            <source>Search runs</source>
            <translation>실행 검색</translation>
        </message>
        <message>
            <source>Sweep</source>
            <translation>스윕</translation>
        </message>
        <message>
            <source>All runs</source>
            <translation>모든 실행</translation>
        </message>
        <message>
            <source>Open {count} as lanes</source>
            <translation>{count}개를 레인으로 열기</translation>
        </message>
        <message>
            <source>Open as lanes</source>
            <translation>레인으로 열기</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>멈춤</translation>
        </message>
        <message>
            <source>{listed} of {count} runs</source>
            <translation>실행 {count}개 중 {listed}개</translation>
        </message>
        <message>
            <source>{count} runs</source>
            <translation>실행 {count}개</translation>
        </message>
        <message>
            <source>{count} running</source>
            <translation>{count}개 실행 중</translation>
        </message>
        <message>
            <source>Saved by me</source>
            <translation>직접 저장한 실행</translation>
        </message>
        <message>
            <source>Saved automatically</source>
            <translation>자동으로 저장된 실행</translation>
        </message>
        <message>
            <source>Saved runs</source>
            <translation>저장한 실행</translation>
        </message>
        <message>
            <source>What did I try, and what came of it?</source>
            <translation>무엇을 해 보았고, 결과는 어땠나요?</translation>
        </message>
        <message>
            <source>Runs that you saved or opened, runs that saved themselves when they ended, and the runs of sweeps. Choose up to four (Ctrl+click) and open them as lanes, with their weights and their history.</source>
            <translation>직접 저장하거나 연 실행, 끝날 때 자동으로 저장된 실행, 스윕의 실행이 모두 있습니다. 네 개까지 골라(Ctrl+클릭) 가중치와 기록을 그대로 레인으로 열 수 있습니다.</translation>
        </message>
        <message>
            <source>How much disk space autosaved runs may take</source>
            <translation>자동 저장이 차지할 수 있는 디스크 공간</translation>
        </message>
        <message>
            <source>autosaved: {used} of at most {limit}</source>
            <translation>자동 저장: 최대 {limit} 중 {used}</translation>
        </message>
        <message>
            <source>Ctrl+S saves a run. A run that is reset or closed is kept here, too.</source>
            <translation>Ctrl+S로 실행을 저장합니다. 초기화하거나 닫은 실행도 여기에 남습니다.</translation>
        </message>
        <message>
            <source>Search names, tags, notes, or activation=relu</source>
            <translation>이름, 태그, 메모 또는 activation=relu 검색</translation>
        </message>
        <message>
            <source>Which runs</source>
            <translation>어떤 실행</translation>
        </message>
        <message>
            <source>Move to trash</source>
            <translation>휴지통으로</translation>
        </message>
        <message>
            <source>Autosaved runs take at most</source>
            <translation>자동 저장의 최대 크기</translation>
        </message>
        <message>
            <source>No saved runs yet</source>
            <translation>아직 저장한 실행이 없습니다</translation>
        </message>
        <message>
            <source>Learning curves</source>
            <translation>학습 곡선</translation>
        </message>
        <message>
            <source>How did the runs come to their results?</source>
            <translation>실행은 어떤 과정을 거쳐 이 결과에 이르렀나요?</translation>
        </message>
        <message>
            <source>The validation loss, or the score, of the saved runs over their steps. Those that are chosen in the table are drawn in color, up to four with their names.</source>
            <translation>저장한 실행의 검증 손실이나 점수를 스텝에 따라 그립니다. 표에서 고른 실행은 색으로 그리고, 네 개까지 이름을 붙입니다.</translation>
        </message>
        <message>
            <source>Save a run, or reset one that has begun: its curve will be here.</source>
            <translation>실행을 저장하거나, 시작한 실행을 초기화하면 곡선이 여기에 나옵니다.</translation>
        </message>
        <message>
            <source>No curves yet</source>
            <translation>아직 곡선이 없습니다</translation>
        </message>
        <message>
            <source>same recipe</source>
            <translation>같은 레시피</translation>
        </message>
        <message>
            <source>name</source>
            <translation>이름</translation>
        </message>
        <message>
            <source>lane</source>
            <translation>레인</translation>
        </message>
        <message>
            <source>tags</source>
            <translation>태그</translation>
        </message>
        <message>
            <source>differs from the recipe in</source>
            <translation>지금 레시피와 다른 설정</translation>
        </message>
        <message>
            <source>score</source>
            <translation>점수</translation>
        </message>
        <message>
            <source>val. loss</source>
            <translation>검증 손실</translation>
        </message>
        <message>
            <source>date</source>
            <translation>날짜</translation>
        </message>
        <message>
            <source>size</source>
            <translation>크기</translation>
        </message>
        <message>
            <source>{step}, diverged</source>
            <translation>{step}, 발산</translation>
        </message>
        <message>
            <source>cannot be read</source>
            <translation>읽을 수 없음</translation>
        </message>
        <message>
            <source>The validation loss, or the score, of every run of the sweep over its steps. A brush on the parallel axes picks runs here, too.</source>
            <translation>스윕의 모든 실행의 검증 손실이나 점수를 스텝에 따라 그립니다. 평행 축에서 브러시로 고르면 여기서도 골라집니다.</translation>
        </message>
        <message>
            <source>One curve for each run, while the sweep goes on.</source>
            <translation>스윕이 진행되는 동안 실행마다 곡선 하나가 나옵니다.</translation>
        </message>
        <message>
            <source>run</source>
            <translation>번호</translation>
        </message>
        <message>
            <source>seed</source>
            <translation>시드</translation>
        </message>
        <message>
            <source>train. loss</source>
            <translation>훈련 손실</translation>
        </message>
        <message>
            <source>best step</source>
            <translation>최적 스텝</translation>
        </message>
        <message>
            <source>time</source>
            <translation>시간</translation>
        </message>
        <message>
            <source>state</source>
            <translation>상태</translation>
        </message>
        <message>
            <source>No finished run yet</source>
            <translation>아직 끝난 실행이 없습니다</translation>
        </message>
        <message>
            <source>{done} of {count} done</source>
            <translation>{count}개 중 {done}개 끝남</translation>
        </message>
        <message>
            <source>Score against what varies</source>
            <translation>바뀌는 값에 따른 점수</translation>
        </message>
        <message>
            <source>Which value is best, and how sure is that?</source>
            <translation>어떤 값이 가장 좋고, 얼마나 확실한가요?</translation>
        </message>
        <message>
            <source>The validation score over the values of a field: the mean over the seeds, and the band from the lowest to the highest. Runs far below are marked at the lower edge with their scores. Two fields that are numbers become a map; the runs of a random search are dots. Above stands the share of the variance that each field explains.</source>
            <translation>한 항목의 값에 따른 검증 점수입니다. 시드들의 평균과, 가장 낮은 점수에서 가장 높은 점수까지의 띠를 보여 줍니다. 훨씬 아래에 있는 실행은 아래쪽 가장자리에 점수와 함께 표시합니다. 숫자인 항목이 두 개면 지도가 되고, 무작위 탐색의 실행은 점입니다. 위에는 각 항목이 설명하는 분산의 비율이 있습니다.</translation>
        </message>
        <message>
            <source>mean, lowest to highest seed</source>
            <translation>평균, 가장 낮은 시드에서 높은 시드까지</translation>
        </message>
        <message>
            <source>{first} across, {second} up</source>
            <translation>가로 {first}, 세로 {second}</translation>
        </message>
        <message>
            <source>The score of every value, as soon as the first run has finished.</source>
            <translation>첫 실행이 끝나면 값마다 점수를 보여 줍니다.</translation>
        </message>
        <message>
            <source>mean over all that is not shown, lowest to highest</source>
            <translation>보이지 않는 모든 것의 평균, 가장 낮은 것에서 높은 것까지</translation>
        </message>
        <message>
            <source>Share of the variance of the scores that each explains</source>
            <translation>각 항목이 설명하는 점수 분산의 비율</translation>
        </message>
        <message>
            <source>R²</source>
            <translation>R²</translation>
        </message>
        <message>
            <source>accuracy (%)</source>
            <translation>정확도 (%)</translation>
        </message>
        <message>
            <source>for '{name}'</source>
            <translation>'{name}'의 결과</translation>
        </message>
        <message>
            <source>about {time} left</source>
            <translation>약 {time} 남음</translation>
        </message>
        <message>
            <source>'{name}' is not shown.</source>
            <translation>'{name}'은(는) 표시하지 않습니다.</translation>
        </message>
        <message>
            <source>'{name}' has diverged and is not shown.</source>
            <translation>'{name}'은(는) 발산해서 표시하지 않습니다.</translation>
        </message>
        <message>
            <source>Measure again</source>
            <translation>다시 측정</translation>
        </message>
        <message>
            <source>Measuring … {share} %</source>
            <translation>측정하는 중 … {share} %</translation>
        </message>
        <message>
            <source>How much of the target's variance do the predictions explain? 100 % is perfect, 0 % is as good as always predicting the mean, and below 0 % is worse.</source>
            <translation>예측이 목푯값의 분산을 얼마나 설명할까요? 100 %면 완벽하고, 0 %면 늘 평균을 예측하는 것과 같으며, 0 %보다 작으면 그보다 못합니다.</translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation>정확도</translation>
        </message>
        <message>
            <source>How many predictions are correct?</source>
            <translation>예측이 얼마나 맞을까요?</translation>
        </message>
        <message>
            <source>The line is measured on the mini-batches, the circles on the validation set and the triangles on my digits. Augmented mini-batches are harder, so their line can be lower.</source>
            <translation>선은 미니배치, 동그라미는 검증 데이터, 세모는 내 숫자에서 잰 정확도입니다. 증강한 미니배치는 더 어려우므로 선이 더 낮을 수 있습니다.</translation>
        </message>
        <message>
            <source>my digits</source>
            <translation>내 숫자</translation>
        </message>
        <message>
            <source>explained variance (%)</source>
            <translation>설명된 분산 (%)</translation>
        </message>
        <message>
            <source>correct predictions (%)</source>
            <translation>맞힌 비율 (%)</translation>
        </message>
        <message>
            <source>Validation accuracy: {figures}.</source>
            <translation>검증 정확도: {figures}.</translation>
        </message>
        <message>
            <source>'{one}' and '{other}' differ in: {fields}</source>
            <translation>'{one}'와(과) '{other}'의 다른 설정: {fields}</translation>
        </message>
        <message>
            <source>W1 of '{name}' receives {part} the gradient of W{last} (last {count} steps).</source>
            <translation>'{name}'의 W1이 받는 기울기는 W{last}의 {part}입니다 (최근 {count}스텝).</translation>
        </message>
        <message>
            <source>W1 of '{weak}' receives {part} of the gradient that W1 of '{strong}' receives</source>
            <translation>'{weak}'의 W1이 받는 기울기는 '{strong}'의 W1이 받는 기울기의 {part}입니다</translation>
        </message>
        <message>
            <source>Validation R²: {figures}.</source>
            <translation>검증 R²: {figures}.</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>없음</translation>
        </message>
        <message>
            <source>epochs {first} to {last}</source>
            <translation>에폭 {first}~{last}</translation>
        </message>
        <message>
            <source>No gradient reaches W1 of '{weak}', unlike W1 of '{strong}'</source>
            <translation>'{weak}'의 W1에는 기울기가 닿지 않고 '{strong}'의 W1에는 닿습니다</translation>
        </message>
        <message>
            <source>No gradient reaches W1 of any lane</source>
            <translation>어느 레인의 W1에도 기울기가 닿지 않습니다</translation>
        </message>
        <message>
            <source>Results → Regions shows the boundary that each has found.</source>
            <translation>결과 → 결정 영역에서 저마다 찾은 경계를 볼 수 있습니다.</translation>
        </message>
        <message>
            <source>steps {first} to {last}</source>
            <translation>스텝 {first}~{last}</translation>
        </message>
        <message>
            <source>'{name}' {share} % (step {step})</source>
            <translation>'{name}' {share} % (스텝 {step})</translation>
        </message>
        <message>
            <source>What is going wrong, and why?</source>
            <translation>무엇이, 왜 잘못되고 있을까요?</translation>
        </message>
        <message>
            <source>Each finding shows the measured values, the thresholds that they crossed and the steps over which they were measured. The plots shade these steps.</source>
            <translation>소견마다 측정값과 넘어선 문턱값, 측정한 스텝 구간을 보여 줍니다. 그 구간은 그래프에 음영으로 표시됩니다.</translation>
        </message>
        <message>
            <source>{name} helped.</source>
            <translation>{name}: 도움이 되었습니다.</translation>
        </message>
        <message>
            <source>{name} made it worse.</source>
            <translation>{name}: 더 나빠졌습니다.</translation>
        </message>
        <message>
            <source>{name} made little difference.</source>
            <translation>{name}: 거의 차이가 없습니다.</translation>
        </message>
        <message>
            <source>{name}: too early, or too few validation samples, to tell.</source>
            <translation>{name}: 아직 이르거나 검증 표본이 적어 알 수 없습니다.</translation>
        </message>
        <message>
            <source>No findings. {count} rules check every lane once a second.</source>
            <translation>소견이 없습니다. 규칙 {count}개가 모든 레인을 1초에 한 번씩 검사합니다.</translation>
        </message>
        <message>
            <source>below {limit}</source>
            <translation>{limit} 미만</translation>
        </message>
        <message>
            <source>above {limit}</source>
            <translation>{limit} 초과</translation>
        </message>
        <message>
            <source>Validation loss {after} instead of {before}, {score} instead of {former}, at step {step}.</source>
            <translation>스텝 {step}에서 검증 손실 {before} → {after}, {former} → {score}.</translation>
        </message>
        <message>
            <source>A race has at most four lanes. Remove one first.</source>
            <translation>레인은 최대 네 개입니다. 먼저 하나를 제거하세요.</translation>
        </message>
        <message>
            <source>threshold {limit}</source>
            <translation>문턱값 {limit}</translation>
        </message>
        <message>
            <source>Try in a new lane: {field} {value}</source>
            <translation>새 레인에서 해 보기: {field} {value}</translation>
        </message>
        <message>
            <source>Curves</source>
            <translation>곡선</translation>
        </message>
        <message>
            <source>Heat map</source>
            <translation>히트맵</translation>
        </message>
        <message>
            <source>Depth profile</source>
            <translation>깊이 단면</translation>
        </message>
        <message>
            <source>The L2 norm of the gradient of the layer's weights. Pixels that are always blank have a gradient of 0 and do not change the norm, so the first layer can be compared with the others.</source>
            <translation>층의 가중치에 대한 기울기의 L2 노름입니다. 늘 비어 있는 픽셀은 기울기가 0이어서 노름을 바꾸지 않으므로, 첫 층을 다른 층과 비교할 수 있습니다.</translation>
        </message>
        <message>
            <source>The mean of |∂L/∂w| over the layer's weights. Blank pixels have a gradient of 0 and lower the mean of W1, so it looks smaller than the gradient really is.</source>
            <translation>층의 가중치에 대한 |∂L/∂w|의 평균입니다. 빈 픽셀의 기울기 0이 W1의 평균을 낮추어 실제보다 작아 보입니다.</translation>
        </message>
        <message>
            <source>The L2 norm, over the mini-batch, of the gradient of the loss with respect to the layer's activations: the signal that backpropagation passes on. The loss is a mean, so this norm is smaller for larger mini-batches. Compare lanes with the same batch size.</source>
            <translation>층의 활성값에 대한 손실의 기울기를 미니배치 전체에서 잰 L2 노름, 곧 역전파가 전달하는 신호입니다. 손실이 평균이어서 미니배치가 클수록 작아지므로, 배치 크기가 같은 레인끼리 비교하세요.</translation>
        </message>
        <message>
            <source>The size of the update relative to the size of the weights. About 10⁻³ is usual.</source>
            <translation>가중치의 크기에 견준 갱신의 크기입니다. 보통 10⁻³쯤입니다.</translation>
        </message>
        <message>
            <source>Gradient</source>
            <translation>기울기</translation>
        </message>
        <message>
            <source>Gradient by layer</source>
            <translation>층별 기울기</translation>
        </message>
        <message>
            <source>Does the gradient reach the first layer?</source>
            <translation>기울기가 첫 층까지 닿을까요?</translation>
        </message>
        <message>
            <source>One line (row, point) for the weights of each layer; W1 is next to the input. Zeros are drawn at the lower edge (≤ 10⁻¹²), values above 10⁴ at the upper edge.</source>
            <translation>층의 가중치마다 선(줄, 점)이 하나이며 W1이 입력 쪽입니다. 0은 아래쪽 끝(≤ 10⁻¹²)에, 10⁴을 넘는 값은 위쪽 끝에 그립니다.</translation>
        </message>
        <message>
            <source>mean |∂L/∂W|</source>
            <translation>|∂L/∂W|의 평균</translation>
        </message>
        <message>
            <source>Measured quantity</source>
            <translation>측정값</translation>
        </message>
        <message>
            <source>nothing reaches W1</source>
            <translation>W1에 기울기가 닿지 않습니다</translation>
        </message>
        <message>
            <source>relative to its size, W1 moves {part} as far as W{last}</source>
            <translation>W1의 상대 갱신 크기는 W{last}의 {part}</translation>
        </message>
        <message>
            <source>× {factor} per layer backward</source>
            <translation>한 층 뒤로 갈 때마다 × {factor}</translation>
        </message>
        <message>
            <source>layer 1 receives {part} the signal of layer {last}</source>
            <translation>1층이 받는 신호는 {last}층의 {part}</translation>
        </message>
        <message>
            <source>W1 receives {part} the gradient of W{last}</source>
            <translation>W1이 받는 기울기는 W{last}의 {part}</translation>
        </message>
        <message>
            <source>layer</source>
            <translation>층</translation>
        </message>
        <message>
            <source>all values are 0</source>
            <translation>모든 값이 0입니다</translation>
        </message>
        <message>
            <source>cross-entropy (nats)</source>
            <translation>교차 엔트로피 (nat)</translation>
        </message>
        <message>
            <source>binary cross-entropy (nats)</source>
            <translation>이진 교차 엔트로피 (nat)</translation>
        </message>
        <message>
            <source>Linear</source>
            <translation>선형</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>로그</translation>
        </message>
        <message>
            <source>Is the network still learning?</source>
            <translation>신경망이 아직 배우고 있을까요?</translation>
        </message>
        <message>
            <source>The line is the loss on the mini-batches, the band its range, and the circles the loss on the validation set.</source>
            <translation>선은 미니배치의 손실, 띠는 그 범위, 동그라미는 검증 데이터의 손실입니다.</translation>
        </message>
        <message>
            <source>½ sum of squared errors</source>
            <translation>½ 오차 제곱합</translation>
        </message>
        <message>
            <source>mean squared error</source>
            <translation>평균 제곱 오차</translation>
        </message>
        <message>
            <source>mean absolute error</source>
            <translation>평균 절대 오차</translation>
        </message>
        <message>
            <source>root mean squared error</source>
            <translation>평균 제곱근 오차</translation>
        </message>
        <message>
            <source>The lanes have different losses, so their values cannot be compared.</source>
            <translation>레인마다 손실 함수가 달라 값을 서로 비교할 수 없습니다.</translation>
        </message>
        <message>
            <source>Scale of the loss axis. A logarithmic scale also shows small values.</source>
            <translation>손실 축의 눈금입니다. 로그 눈금에서는 작은 값도 보입니다.</translation>
        </message>
        <message>
            <source>Two quantities</source>
            <translation>두 양</translation>
        </message>
        <message>
            <source>How do two quantities go together?</source>
            <translation>두 양은 어떻게 함께 변할까요?</translation>
        </message>
        <message>
            <source>Each lane is a path from its first step (faded) to the present one. Step quality and sharpness are recorded while the card Step length is seen. Values that differ by more than 30 times are on a logarithmic axis.</source>
            <translation>레인마다 첫 스텝(흐림)에서 지금까지의 경로입니다. 스텝 품질과 첨예도는 스텝 길이 카드가 보이는 동안 기록됩니다. 30배 넘게 차이 나는 값은 로그 축에 그립니다.</translation>
        </message>
        <message>
            <source>Open Inside → Step length while it trains: it records α and sharpness.</source>
            <translation>학습하는 동안 신경망 속 → 스텝 길이를 여세요. α와 첨예도를 기록합니다.</translation>
        </message>
        <message>
            <source>against</source>
            <translation>대</translation>
        </message>
        <message>
            <source>Two recorded quantities of every lane against each other.</source>
            <translation>레인마다 기록된 두 양을 서로에 대해 그립니다.</translation>
        </message>
        <message>
            <source>Nothing recorded yet</source>
            <translation>아직 기록이 없습니다</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>세로</translation>
        </message>
        <message>
            <source>Across</source>
            <translation>가로</translation>
        </message>
        <message>
            <source>{across}; up: {up}</source>
            <translation>{across}, 세로: {up}</translation>
        </message>
        <message>
            <source>Seeds</source>
            <translation>시드</translation>
        </message>
        <message>
            <source>The same recipes, other seeds</source>
            <translation>같은 레시피, 다른 시드</translation>
        </message>
        <message>
            <source>Was it luck?</source>
            <translation>운이었을까요?</translation>
        </message>
        <message>
            <source>Every lane is trained again with other seeds: other initial weights and other mini-batches, the same data. At the left the mean of the validation curves and the band in which 90 % of the seeds lie, at the right the last score of each seed. Seeds are compared pair by pair; the interval is Student's (95 %).</source>
            <translation>모든 레인을 다른 시드로 다시 학습합니다. 초깃값과 미니배치는 다르고 데이터는 같습니다. 왼쪽은 검증 곡선의 평균과 시드의 90 %가 들어가는 띠, 오른쪽은 시드마다 마지막 점수입니다. 같은 시드끼리 짝지어 비교하며, 구간은 스튜던트 t 구간(95 %)입니다.</translation>
        </message>
        <message>
            <source>{name}: {mean} ± {spread} over {count} seeds (mean ± standard deviation).</source>
            <translation>{name}: 시드 {count}개에서 {mean} ± {spread} (평균 ± 표준편차).</translation>
        </message>
        <message>
            <source>{first} and {second} cannot be told apart with {count} seeds: the difference is {mean} ± {spread} {points} (mean ± standard deviation), and its 95 % interval goes from {low} to {high}.</source>
            <translation>시드 {count}개로는 {first}와(과) {second}을(를) 구별할 수 없습니다. 차이는 {mean} ± {spread} {points}(평균 ± 표준편차)이고, 95 % 구간은 {low}에서 {high}까지입니다.</translation>
        </message>
        <message>
            <source>Train every lane several times with other seeds, on all cores, while this run stays as it is. It goes on when the window is closed.</source>
            <translation>지금 실행은 그대로 두고, 모든 코어에서 레인마다 시드를 바꾸어 여러 번 학습합니다. 창을 닫아도 계속됩니다.</translation>
        </message>
        <message>
            <source>Two seeds of both lanes are needed to compare them.</source>
            <translation>비교하려면 두 레인 모두 시드가 두 개 이상 필요합니다.</translation>
        </message>
        <message>
            <source>{better} is better than {worse} with {wins} of {count} seeds: a difference of {mean} ± {spread} {points} (mean ± standard deviation; 95 % interval {low} to {high}). A single seed would have shown between {smallest} and {largest}.</source>
            <translation>시드 {count}개 중 {wins}개에서 {better}이(가) {worse}보다 좋습니다. 차이는 {mean} ± {spread} {points}입니다(평균 ± 표준편차, 95 % 구간 {low}에서 {high}까지). 시드 하나만 보았다면 {smallest}에서 {largest} 사이로 보였을 것입니다.</translation>
        </message>
        <message>
            <source>Number of seeds</source>
            <translation>시드 개수</translation>
        </message>
        <message>
            <source>Single runs</source>
            <translation>실행별 곡선</translation>
        </message>
        <message>
            <source>Repeat with {count} seeds</source>
            <translation>시드 {count}개로 반복</translation>
        </message>
        <message>
            <source>Starting …</source>
            <translation>시작하는 중 …</translation>
        </message>
        <message>
            <source>One run proves little</source>
            <translation>실행 한 번으로는 알 수 없습니다</translation>
        </message>
        <message>
            <source>points</source>
            <translation>%p</translation>
        </message>
        <message>
            <source>seed {number}</source>
            <translation>시드 {number}</translation>
        </message>
        <message>
            <source>lowest validation loss</source>
            <translation>검증 손실 최저</translation>
        </message>
        <message>
            <source>Draw the digit {digit}, then press Enter</source>
            <translation>{digit}을(를) 그리고 Enter를 누르세요</translation>
        </message>
        <message>
            <source>Draw a digit with the mouse, a finger or a pen. C clears the drawing, Ctrl+Z undoes a stroke.</source>
            <translation>마우스, 손가락, 펜으로 숫자를 그리세요. C를 누르면 그림을 지우고, Ctrl+Z를 누르면 획 하나를 되돌립니다.</translation>
        </message>
        <message>
            <source>Drawing canvas</source>
            <translation>그리기 캔버스</translation>
        </message>
        <message>
            <source>Draw a digit here</source>
            <translation>여기에 숫자를 그리세요</translation>
        </message>
        <message>
            <source>Pen</source>
            <translation>펜</translation>
        </message>
        <message>
            <source>Width of the pen: 10 to 32, on a canvas 280 wide</source>
            <translation>펜의 굵기: 너비가 280인 캔버스에서 10부터 32까지</translation>
        </message>
        <message>
            <source>Pen width</source>
            <translation>펜 굵기</translation>
        </message>
        <message>
            <source>Undo a stroke (Ctrl+Z)</source>
            <translation>획 하나 되돌리기 (Ctrl+Z)</translation>
        </message>
        <message>
            <source>Clear the drawing (C)</source>
            <translation>그림 지우기 (C)</translation>
        </message>
        <message>
            <source>Draw a digit</source>
            <translation>숫자 그리기</translation>
        </message>
        <message>
            <source>no</source>
            <translation>아니요</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>예</translation>
        </message>
        <message>
            <source>In the training set: {low} … {high}</source>
            <translation>훈련 데이터의 범위: {low} … {high}</translation>
        </message>
        <message>
            <source>Probability of '{name}' if only {feature} changes</source>
            <translation>{feature}만 바꿀 때 '{name}'의 확률</translation>
        </message>
        <message>
            <source>Prediction if only {feature} changes</source>
            <translation>{feature}만 바꿀 때의 예측</translation>
        </message>
        <message>
            <source>{count} files are too many at once. Only the first {most} are read.</source>
            <translation>파일 {count}개는 한 번에 너무 많습니다. 처음 {most}개만 읽습니다.</translation>
        </message>
        <message>
            <source>Predictions appear when the run is ready.</source>
            <translation>실행이 준비되면 예측이 나타납니다.</translation>
        </message>
        <message>
            <source>Predictions</source>
            <translation>예측</translation>
        </message>
        <message>
            <source>error {error}</source>
            <translation>오차 {error}</translation>
        </message>
        <message>
            <source>Label: {truth}</source>
            <translation>레이블: {truth}</translation>
        </message>
        <message>
            <source>{path} is damaged and could not be read. It was renamed to {aside}, and a new file takes its place.</source>
            <translation>{path} 파일이 손상되어 읽지 못했습니다. {aside}(으)로 이름을 바꾸고 새 파일에 저장합니다.</translation>
        </message>
        <message>
            <source>{path} cannot be written: {reason}.</source>
            <translation>{path} 파일에 쓸 수 없습니다: {reason}.</translation>
        </message>
        <message>
            <source>{path} is in use by another window. Your digits stay in memory and are saved with the next digit.</source>
            <translation>다른 창에서 {path} 파일을 쓰고 있습니다. 내 숫자는 메모리에 보관했다가 다음 숫자와 함께 저장합니다.</translation>
        </message>
        <message>
            <source>{path} is damaged and cannot be moved out of the way ({reason}). Your digits stay in memory and are saved when it can be moved.</source>
            <translation>{path} 파일이 손상되었지만 다른 이름으로 옮길 수 없습니다({reason}). 내 숫자는 메모리에 보관했다가 옮길 수 있을 때 저장합니다.</translation>
        </message>
        <message>
            <source>{path} cannot be read at the moment ({reason}). Your digits stay in memory and are saved when it can be read again.</source>
            <translation>{path} 파일을 지금 읽을 수 없습니다({reason}). 내 숫자는 메모리에 보관했다가 다시 읽을 수 있을 때 저장합니다.</translation>
        </message>
        <message>
            <source>check that the folder exists</source>
            <translation>폴더가 있는지 확인하세요</translation>
        </message>
        <message>
            <source>A point</source>
            <translation>점</translation>
        </message>
        <message>
            <source>Next sample</source>
            <translation>다음 표본</translation>
        </message>
        <message>
            <source>Drag the point. The predictions also change while the network trains.</source>
            <translation>점을 끌어 옮기세요. 예측은 학습하는 동안에도 바뀝니다.</translation>
        </message>
        <message>
            <source>Plane with the samples and a point that you can move</source>
            <translation>표본과 옮길 수 있는 점이 있는 평면</translation>
        </message>
        <message>
            <source>Drag the point, or click to move it</source>
            <translation>점을 끌거나, 옮길 곳을 클릭하세요</translation>
        </message>
        <message>
            <source>What the network sees: 28 × 28</source>
            <translation>신경망이 보는 이미지: 28 × 28</translation>
        </message>
        <message>
            <source>{count} separate drawings are read as one digit</source>
            <translation>따로 그린 {count}개를 숫자 하나로 읽습니다</translation>
        </message>
        <message>
            <source>No drawings</source>
            <translation>그림을 쓸 수 없음</translation>
        </message>
        <message>
            <source>This data has no 28 × 28 images, so drawings cannot be classified.</source>
            <translation>28 × 28 이미지 데이터가 아니어서 그림을 분류할 수 없습니다.</translation>
        </message>
        <message>
            <source>No network yet</source>
            <translation>아직 신경망이 없습니다</translation>
        </message>
        <message>
            <source>Draw with the mouse, a pen or a finger, even during training.</source>
            <translation>마우스, 펜, 손가락으로 그리세요. 학습 중에도 그릴 수 있습니다.</translation>
        </message>
        <message>
            <source>The prediction appears when the run is ready.</source>
            <translation>실행이 준비되면 예측이 나타납니다.</translation>
        </message>
        <message>
            <source>{name}: {answer}, {percent} %</source>
            <translation>{name}: {answer}, {percent} %</translation>
        </message>
        <message>
            <source>Show the next sample of the validation set</source>
            <translation>검증 데이터의 다음 표본을 보여 줍니다</translation>
        </message>
        <message>
            <source>Show this sample in the computational graph</source>
            <translation>이 표본을 계산 그래프에서 보기</translation>
        </message>
        <message>
            <source>A row</source>
            <translation>행</translation>
        </message>
        <message>
            <source>Next row</source>
            <translation>다음 행</translation>
        </message>
        <message>
            <source>Show the next row of the validation set that the first lane predicts wrong</source>
            <translation>검증 데이터에서 첫 레인의 예측이 틀린 다음 행을 보여 줍니다</translation>
        </message>
        <message>
            <source>Mistake</source>
            <translation>틀린 행</translation>
        </message>
        <message>
            <source>Search columns</source>
            <translation>열 찾기</translation>
        </message>
        <message>
            <source>Draw</source>
            <translation>그리기</translation>
        </message>
        <message>
            <source>Show the canvas again</source>
            <translation>캔버스로 돌아가기</translation>
        </message>
        <message>
            <source>Validation {index}</source>
            <translation>검증 {index}</translation>
        </message>
        <message>
            <source>Test {index}</source>
            <translation>시험 {index}</translation>
        </message>
        <message>
            <source>This data has {height} × {width} images, so drawings cannot be classified. Step through the validation set instead.</source>
            <translation>{height} × {width} 이미지 데이터여서 그림을 분류할 수 없습니다. 대신 검증 데이터의 표본을 하나씩 보세요.</translation>
        </message>
        <message>
            <source>Show the previous sample</source>
            <translation>이전 표본 보기</translation>
        </message>
        <message>
            <source>Show the next sample</source>
            <translation>다음 표본 보기</translation>
        </message>
        <message>
            <source>A sentence</source>
            <translation>문장</translation>
        </message>
        <message>
            <source>Change a word and watch the prediction of every lane.</source>
            <translation>단어를 바꾸고 레인마다 예측이 어떻게 달라지는지 보세요.</translation>
        </message>
        <message>
            <source>The network knows {count} words, but not these: {words}. It sees blanks instead.</source>
            <translation>신경망이 아는 단어 {count}개에 없는 단어입니다: {words}. 신경망은 빈칸으로 봅니다.</translation>
        </message>
        <message>
            <source>Type a sentence</source>
            <translation>문장을 입력하세요</translation>
        </message>
        <message>
            <source>One per layer …</source>
            <translation>층마다 하나씩 …</translation>
        </message>
        <message>
            <source>Browse …</source>
            <translation>찾아보기 …</translation>
        </message>
        <message>
            <source>was {value}</source>
            <translation>이전 값 {value}</translation>
        </message>
        <message>
            <source>Memory for going back to earlier steps, for all lanes together. With less, they are kept farther apart, and going back takes longer.</source>
            <translation>이전 스텝으로 돌아가는 데 쓰는 메모리(모든 레인 합계). 적을수록 상태를 더 띄엄띄엄 남기므로 돌아가는 데 더 오래 걸립니다.</translation>
        </message>
        <message>
            <source>Changed: {fields}. Press Reset (R) to start again with these settings.</source>
            <translation>바뀐 설정: {fields}. 초기화(R)를 누르면 이 설정으로 다시 시작합니다.</translation>
        </message>
        <message>
            <source>Choose an experiment to start from</source>
            <translation>출발점으로 삼을 실험을 고르세요</translation>
        </message>
        <message>
            <source>Experiment</source>
            <translation>실험</translation>
        </message>
        <message>
            <source>Import settings …</source>
            <translation>가져오기 설정 …</translation>
        </message>
        <message>
            <source>Change how the table is read: columns, target, task, missing values</source>
            <translation>표를 읽는 방법(열, 목푯값, 과제, 빈칸)을 바꿉니다</translation>
        </message>
        <message>
            <source>{train:,} training, {validation:,} validation and {test:,} test samples</source>
            <translation>훈련 표본 {train:,}개, 검증 표본 {validation:,}개, 시험 표본 {test:,}개</translation>
        </message>
        <message>
            <source>Time machine</source>
            <translation>타임머신</translation>
        </message>
        <message>
            <source>MB</source>
            <translation>MB</translation>
        </message>
        <message>
            <source>Rename, pause, export or remove the selected lane</source>
            <translation>선택한 레인의 이름 바꾸기, 일시정지, 내보내기, 삭제</translation>
        </message>
        <message>
            <source>Add a lane: a copy of this lane with one setting changed</source>
            <translation>레인 추가: 이 레인을 복사해 설정 하나만 바꿉니다</translation>
        </message>
        <message>
            <source>Rename …</source>
            <translation>이름 바꾸기 …</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>제거</translation>
        </message>
        <message>
            <source>Export the network …</source>
            <translation>신경망 내보내기 …</translation>
        </message>
        <message>
            <source>Copy the recipe as a command line</source>
            <translation>레시피를 명령줄로 복사</translation>
        </message>
        <message>
            <source>Copy the recipe as a Python script</source>
            <translation>레시피를 파이썬 스크립트로 복사</translation>
        </message>
        <message>
            <source>Resume this lane</source>
            <translation>이 레인 다시 시작</translation>
        </message>
        <message>
            <source>Pause this lane</source>
            <translation>이 레인 일시정지</translation>
        </message>
        <message>
            <source>The new lane is a copy of '{name}' with one setting changed. It starts at step 0 and catches up with the other lanes. Unless the seed is what you change, it has the same random numbers and mini-batches.</source>
            <translation>새 레인은 '{name}'에서 설정 하나만 바꾼 복사본입니다. 스텝 0에서 시작해 다른 레인을 따라잡습니다. 바꾸는 것이 시드가 아니라면 난수와 미니배치가 같습니다.</translation>
        </message>
        <message>
            <source>The new lane starts at step {step} with the weights, the optimizer state and the order of mini-batches of '{name}', and one setting changed. A new optimizer starts with an empty state.</source>
            <translation>새 레인은 {step}스텝에서 '{name}'의 가중치, 최적화 기법의 상태, 미니배치 순서를 그대로 이어받고 설정 하나만 달라집니다. 새 최적화 기법은 빈 상태로 시작합니다.</translation>
        </message>
        <message>
            <source>same as the value</source>
            <translation>값과 같게</translation>
        </message>
        <message>
            <source>Setting</source>
            <translation>설정</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>값</translation>
        </message>
        <message>
            <source>Add a lane</source>
            <translation>레인 추가</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>추가</translation>
        </message>
        <message>
            <source>Fork a lane</source>
            <translation>레인 갈라내기</translation>
        </message>
        <message>
            <source>Fork</source>
            <translation>갈라내기</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>이름 바꾸기</translation>
        </message>
        <message>
            <source>The name of '{name}' in legends and reports.</source>
            <translation>범례와 보고서에 쓸 '{name}'의 이름입니다.</translation>
        </message>
        <message>
            <source>The layers from input to output. Each block has the color of its weights' curve in the gradient plot.</source>
            <translation>입력층부터 출력층까지의 층입니다. 블록의 색은 기울기 그래프에서 그 층의 가중치를 나타내는 곡선의 색과 같습니다.</translation>
        </message>
        <message>
            <source>{count} channels</source>
            <translation>채널 {count}개</translation>
        </message>
        <message>
            <source>Lines: mini-batches. Dots: validation set.</source>
            <translation>선: 미니배치. 점: 검증 데이터.</translation>
        </message>
        <message>
            <source>Results on the validation set</source>
            <translation>검증 데이터의 결과</translation>
        </message>
        <message>
            <source>The first {shown} of {count} classes; so many have no matrix here.</source>
            <translation>클래스 {count}개 중 처음 {shown}개입니다. 이렇게 많으면 행렬은 싣지 않습니다.</translation>
        </message>
        <message>
            <source>rows: true class, columns: predicted class</source>
            <translation>행: 정답 클래스, 열: 예측 클래스</translation>
        </message>
        <message>
            <source>Mistakes with the largest loss ({shown} of {count})</source>
            <translation>손실이 가장 큰 오답 ({count}개 중 {shown}개)</translation>
        </message>
        <message>
            <source>Data set</source>
            <translation>데이터셋</translation>
        </message>
        <message>
            <source>Features</source>
            <translation>특성</translation>
        </message>
        <message>
            <source>after step {step}</source>
            <translation>스텝 {step} 뒤</translation>
        </message>
        <message>
            <source>loss</source>
            <translation>손실</translation>
        </message>
        <message>
            <source>Made with Nablascope, {versions}.</source>
            <translation>Nablascope, {versions}로 만들었습니다.</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>클래스</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>목푯값</translation>
        </message>
        <message>
            <source>To repeat it:</source>
            <translation>다시 실행하려면:</translation>
        </message>
        <message>
            <source>Changed while training</source>
            <translation>학습 중에 바꾼 것</translation>
        </message>
        <message>
            <source>A run</source>
            <translation>실행</translation>
        </message>
        <message>
            <source>This lane no longer exists.</source>
            <translation>이 레인은 이제 없습니다.</translation>
        </message>
        <message>
            <source>{path} could not be moved to the trash; it is still there. {count} others were moved.</source>
            <translation>{path}을(를) 휴지통으로 옮기지 못했습니다. 파일은 그대로 있습니다. 다른 {count}개는 옮겼습니다.</translation>
        </message>
        <message>
            <source>There is no trash: {path} cannot be made ({reason}). Nothing was deleted.</source>
            <translation>휴지통이 없습니다. {path}을(를) 만들 수 없습니다({reason}). 아무것도 지우지 않았습니다.</translation>
        </message>
        <message>
            <source>The sweep could not be started: {reason}.</source>
            <translation>스윕을 시작할 수 없습니다: {reason}.</translation>
        </message>
        <message>
            <source>The sweep was not started. {reason}</source>
            <translation>스윕을 시작하지 못했습니다. {reason}</translation>
        </message>
        <message>
            <source>It does not answer.</source>
            <translation>응답하지 않습니다.</translation>
        </message>
        <message>
            <source>The sweep stopped. {reason}</source>
            <translation>스윕이 멈췄습니다. {reason}</translation>
        </message>
        <message>
            <source>{path} was not saved: its run no longer exists.</source>
            <translation>{path} 파일을 저장하지 못했습니다. 저장하려던 실행이 이제 없습니다.</translation>
        </message>
        <message>
            <source>{path} could not be saved.</source>
            <translation>{path} 파일을 저장하지 못했습니다.</translation>
        </message>
        <message>
            <source>If you close the window now, it is lost.</source>
            <translation>지금 창을 닫으면 저장하지 못한 내용을 잃습니다.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>다시 시도</translation>
        </message>
        <message>
            <source>Save elsewhere …</source>
            <translation>다른 곳에 저장 …</translation>
        </message>
        <message>
            <source>Close without saving</source>
            <translation>저장하지 않고 닫기</translation>
        </message>
        <message>
            <source>Keep the window open</source>
            <translation>창을 닫지 않기</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>자세한 내용</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>복사</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>저장</translation>
        </message>
        <message>
            <source>NumPy: a script that needs nothing else, with its weights</source>
            <translation>NumPy: 다른 것이 필요 없는 스크립트와 가중치</translation>
        </message>
        <message>
            <source>PyTorch: a module, with its state in safetensors</source>
            <translation>PyTorch: 모듈과 safetensors에 담은 상태</translation>
        </message>
        <message>
            <source>Keras: a model, with its weights</source>
            <translation>Keras: 모델과 가중치</translation>
        </message>
        <message>
            <source>ONNX: a graph with the preparation and the probabilities</source>
            <translation>ONNX: 전처리와 확률까지 든 그래프</translation>
        </message>
        <message>
            <source>safetensors: all arrays in one file</source>
            <translation>safetensors: 모든 배열을 파일 하나에</translation>
        </message>
        <message>
            <source>CSV: a table for each array</source>
            <translation>CSV: 배열마다 표 하나</translation>
        </message>
        <message>
            <source>Jupyter: a notebook that trains the same recipe</source>
            <translation>Jupyter: 같은 레시피를 학습하는 노트북</translation>
        </message>
        <message>
            <source>TensorBoard: the history of the run</source>
            <translation>TensorBoard: 실행의 기록</translation>
        </message>
        <message>
            <source>The network is written as it is now. Then it is run in a fresh process on validation samples, to see that it predicts the same.</source>
            <translation>지금의 신경망을 그대로 씁니다. 그런 다음 새 프로세스에서 검증 표본으로 실행해 예측이 같은지 확인합니다.</translation>
        </message>
        <message>
            <source>Choose a folder …</source>
            <translation>폴더 고르기 …</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>닫기</translation>
        </message>
        <message>
            <source>Writing and checking …</source>
            <translation>쓰고 확인하는 중 …</translation>
        </message>
        <message>
            <source>Export '{name}'</source>
            <translation>'{name}' 내보내기</translation>
        </message>
        <message>
            <source>Run (*.npz)</source>
            <translation>실행 기록 (*.npz)</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>내보내기</translation>
        </message>
        <message>
            <source>Choose a folder for the PNG files</source>
            <translation>PNG 파일을 저장할 폴더를 고르세요</translation>
        </message>
        <message>
            <source>Choose a folder with one subfolder per class</source>
            <translation>클래스마다 하위 폴더가 하나씩 있는 폴더를 고르세요</translation>
        </message>
        <message>
            <source>{path} has not been saved yet.</source>
            <translation>{path} 파일은 아직 저장되지 않았습니다.</translation>
        </message>
        <message>
            <source>Runs and experiments (*.npz *.json)</source>
            <translation>실행 기록과 실험 (*.npz *.json)</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>열기</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>가져오기</translation>
        </message>
        <message>
            <source>Predict digits</source>
            <translation>숫자 예측</translation>
        </message>
        <message>
            <source>Open a table</source>
            <translation>표 열기</translation>
        </message>
        <message>
            <source>Digits</source>
            <translation>숫자</translation>
        </message>
        <message>
            <source>Tables</source>
            <translation>표</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>모든 파일</translation>
        </message>
        <message>
            <source>Runs, experiments, networks and tables</source>
            <translation>실행, 실험, 신경망, 표</translation>
        </message>
        <message>
            <source>Networks</source>
            <translation>신경망</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>이미지</translation>
        </message>
        <message>
            <source>{path} cannot be read: {reason}.</source>
            <translation>{path}을(를) 읽을 수 없습니다: {reason}.</translation>
        </message>
        <message>
            <source>Open …</source>
            <translation>열기 …</translation>
        </message>
        <message>
            <source>Predict new samples …</source>
            <translation>새 표본 예측 …</translation>
        </message>
        <message>
            <source>Save the run …</source>
            <translation>실행 저장 …</translation>
        </message>
        <message>
            <source>Keep earlier steps in saved runs</source>
            <translation>저장하는 실행에 이전 스텝 남기기</translation>
        </message>
        <message>
            <source>Save the recipe …</source>
            <translation>레시피 저장 …</translation>
        </message>
        <message>
            <source>Save a report …</source>
            <translation>보고서 저장 …</translation>
        </message>
        <message>
            <source>Press Run. All lanes train on the same mini-batches, so two curves differ only because the recipes on the left differ.</source>
            <translation>실행을 누르세요. 모든 레인이 같은 미니배치로 학습하므로, 두 곡선의 차이는 곧 왼쪽 레시피의 차이입니다.</translation>
        </message>
        <message>
            <source>Press + to copy a lane and change one setting. The new lane starts at step 0 and catches up. If the lanes have different batch sizes, the axis counts epochs.</source>
            <translation>+를 누르면 레인을 복사해 설정 하나를 바꿉니다. 새 레인은 스텝 0에서 시작해 따라잡습니다. 레인마다 배치 크기가 다르면 가로축은 에폭입니다.</translation>
        </message>
        <message>
            <source>On the right, test the networks with your own input, even during training: draw a digit, change a row, move a point or type a sentence.</source>
            <translation>오른쪽에서는 학습하는 동안에도 신경망을 시험할 수 있습니다. 숫자를 그리거나, 행을 바꾸거나, 점을 옮기거나, 문장을 입력하세요.</translation>
        </message>
        <message>
            <source>In a plot, turn the wheel to zoom the steps, hold Ctrl to zoom the values, and drag to move. The plot then stops following the run until you press 'Back to live'.</source>
            <translation>그래프에서 휠을 돌리면 스텝 축이, Ctrl을 누른 채 돌리면 값 축이 확대되고, 끌면 옮겨집니다. 그러면 '실시간으로'를 누를 때까지 실행을 따라가지 않습니다.</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>도움말</translation>
        </message>
        <message>
            <source>Search the glossary</source>
            <translation>용어 찾기</translation>
        </message>
        <message>
            <source>What you see</source>
            <translation>화면 설명</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>단축키</translation>
        </message>
        <message>
            <source>Glossary</source>
            <translation>용어집</translation>
        </message>
        <message>
            <source>Treat it as missing</source>
            <translation>빈칸으로 보기</translation>
        </message>
        <message>
            <source>Use this instead</source>
            <translation>이렇게 읽기</translation>
        </message>
        <message>
            <source>Merge them</source>
            <translation>하나로 합치기</translation>
        </message>
        <message>
            <source>Use it as column names</source>
            <translation>열 이름으로 쓰기</translation>
        </message>
        <message>
            <source>Use this column</source>
            <translation>이 열 쓰기</translation>
        </message>
        <message>
            <source>Change this</source>
            <translation>바꾸기</translation>
        </message>
        <message>
            <source>Use the last column</source>
            <translation>마지막 열 쓰기</translation>
        </message>
        <message>
            <source>Network {sizes}, {parameters} parameters · {train} training, {validation} validation and {test} test rows · scaled with the statistics of the training set</source>
            <translation>신경망 {sizes}, 매개변수 {parameters}개 · 훈련 {train}행, 검증 {validation}행, 시험 {test}행 · 훈련 데이터의 통계량으로 스케일링</translation>
        </message>
        <message>
            <source>Import a table</source>
            <translation>표 가져오기</translation>
        </message>
        <message>
            <source>Load</source>
            <translation>불러오기</translation>
        </message>
        <message>
            <source>Load starts a new run. Cancel changes nothing.</source>
            <translation>불러오기를 누르면 새 실행을 시작합니다. 취소를 누르면 아무것도 바뀌지 않습니다.</translation>
        </message>
        <message>
            <source>{rows} rows × {columns} columns</source>
            <translation>{rows}행 × {columns}열</translation>
        </message>
        <message>
            <source>the first {rows} rows × {columns} columns, reading more …</source>
            <translation>처음 {rows}행 × {columns}열, 더 읽는 중 …</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>과제</translation>
        </message>
        <message>
            <source>All columns were read without changes.</source>
            <translation>모든 열을 적힌 그대로 읽었습니다.</translation>
        </message>
        <message>
            <source>Activation</source>
            <translation>활성화 함수</translation>
        </message>
        <message>
            <source>Residual connections</source>
            <translation>잔차 연결</translation>
        </message>
        <message>
            <source>Import '{name}'</source>
            <translation>'{name}' 가져오기</translation>
        </message>
        <message>
            <source>The file holds weights, but neither the order of its layers nor which function follows each. By their shapes and names the order is: {order}. Choose what the network was trained with; otherwise its predictions are wrong.</source>
            <translation>파일에는 가중치가 있지만 층의 순서와 층 뒤에 오는 함수는 없습니다. 모양과 이름으로 본 순서는 {order}입니다. 학습할 때 쓴 것을 고르세요. 다르면 예측이 틀립니다.</translation>
        </message>
        <message>
            <source>Your prediction: {mine}. What happened: {actual}.</source>
            <translation>예측 {mine}, 실제 {actual}.</translation>
        </message>
        <message>
            <source>Lesson {number}</source>
            <translation>{number}번째 수업</translation>
        </message>
        <message>
            <source>Loading the data. You can keep using the window.</source>
            <translation>데이터를 불러오는 중입니다. 그동안에도 창을 쓸 수 있습니다.</translation>
        </message>
        <message>
            <source>Training continues to step {steps}. The recipe has {recipe} steps; Reset returns to that number.</source>
            <translation>스텝 {steps}까지 계속 학습합니다. 레시피의 스텝 수는 {recipe}이며, 초기화하면 그 값으로 돌아갑니다.</translation>
        </message>
        <message>
            <source>Finished. Accuracy on the test set: {told}</source>
            <translation>끝났습니다. 시험 데이터의 정확도: {told}</translation>
        </message>
        <message>
            <source>Copied as a command line: {count} lane(s). Ctrl+V here opens it again.</source>
            <translation>레인 {count}개를 명령줄로 복사했습니다. 여기에서 Ctrl+V를 누르면 다시 열립니다.</translation>
        </message>
        <message>
            <source>Ready. The previous run is saved as {path} (Ctrl+O to open it).</source>
            <translation>준비되었습니다. 이전 실행은 {path} 파일에 저장되어 있습니다 (Ctrl+O로 열기).</translation>
        </message>
        <message>
            <source>Added as {digit}. My digits: {count}</source>
            <translation>{digit}(으)로 추가했습니다. 내 숫자: {count}개</translation>
        </message>
        <message>
            <source>'{name}' is on the canvas. Press a key 0 … 9 to add it with that label.</source>
            <translation>'{name}'이(가) 캔버스에 있습니다. 0 … 9 키를 눌러 그 레이블로 추가하세요.</translation>
        </message>
        <message>
            <source>The pasted image</source>
            <translation>붙여 넣은 이미지</translation>
        </message>
        <message>
            <source>These files could not be read: {names}{more} The first one: {reason}</source>
            <translation>읽지 못한 파일: {names}{more} 첫 번째 파일: {reason}</translation>
        </message>
        <message>
            <source>Lane '{name}' stopped: {reason}</source>
            <translation>'{name}' 레인이 멈췄습니다: {reason}</translation>
        </message>
        <message>
            <source>Lane '{name}' stopped early at step {step}. {reason} Run continues from here.</source>
            <translation>레인 '{name}'이(가) 스텝 {step}에서 조기 종료했습니다. {reason} 실행을 누르면 여기서 이어집니다.</translation>
        </message>
        <message>
            <source>The run is at step {now}. You are looking at step {step}.</source>
            <translation>학습은 {now}스텝에 있고, 지금 {step}스텝을 보고 있습니다.</translation>
        </message>
        <message>
            <source>The run is back at step {step}. As it was before, it is saved under Runs → Saved runs.</source>
            <translation>학습을 {step}스텝으로 되돌렸습니다. 되돌리기 전의 상태는 실행 기록 → 저장한 실행에 있습니다.</translation>
        </message>
        <message>
            <source>Preparing the data. You can keep using the window.</source>
            <translation>데이터를 준비하는 중입니다. 그동안에도 창을 쓸 수 있습니다.</translation>
        </message>
        <message>
            <source>Ready. Press Run (Space) to train.</source>
            <translation>준비되었습니다. 실행(Space)을 누르면 학습합니다.</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>학습 중</translation>
        </message>
        <message>
            <source>Finished. Press Run to train for the same number of steps again.</source>
            <translation>끝났습니다. 실행을 누르면 같은 스텝 수만큼 더 학습합니다.</translation>
        </message>
        <message>
            <source>The run cannot continue. Press Reset to start again.</source>
            <translation>실행을 계속할 수 없습니다. 초기화를 눌러 다시 시작하세요.</translation>
        </message>
        <message>
            <source>Building the networks. You can keep using the window.</source>
            <translation>신경망을 만드는 중입니다. 그동안에도 창을 쓸 수 있습니다.</translation>
        </message>
        <message>
            <source>Finished. R² on the test set: {told}</source>
            <translation>끝났습니다. 시험 데이터의 R²: {told}</translation>
        </message>
        <message>
            <source>Finished. Accuracy on the test set (my digits): {told}</source>
            <translation>끝났습니다. 시험 데이터(내 숫자)의 정확도: {told}</translation>
        </message>
        <message>
            <source>Copied as a Python script: {count} lane(s). Ctrl+V here opens it again.</source>
            <translation>레인 {count}개를 파이썬 스크립트로 복사했습니다. 여기에서 Ctrl+V를 누르면 다시 열립니다.</translation>
        </message>
        <message>
            <source>Draw a digit first, then press its key to add it with that label.</source>
            <translation>먼저 숫자를 그린 다음, 그 숫자 키를 눌러 레이블을 붙여 추가하세요.</translation>
        </message>
        <message>
            <source>Canceled. The part downloaded so far is kept. Choose the data set again to continue.</source>
            <translation>취소했습니다. 지금까지 내려받은 부분은 남아 있습니다. 데이터셋을 다시 고르면 이어서 받습니다.</translation>
        </message>
        <message>
            <source>There is nothing to paste. Copy an image, a file or a recipe first.</source>
            <translation>붙여 넣을 것이 없습니다. 이미지나 파일, 레시피를 먼저 복사하세요.</translation>
        </message>
        <message>
            <source>Press a key 0 … 9 to change the label of this digit, or draw to continue it.</source>
            <translation>0 … 9 키를 누르면 이 숫자의 레이블이 바뀌고, 획을 그으면 이어서 그립니다.</translation>
        </message>
        <message>
            <source>mean of steps {first} to {last}</source>
            <translation>스텝 {first}~{last}의 평균</translation>
        </message>
        <message>
            <source>Step {step} could not be reproduced exactly: the replay differs from what was recorded, so the cards may differ from the run.</source>
            <translation>{step}스텝을 정확히 재현하지 못했습니다. 다시 학습한 값이 기록과 다르므로 카드의 값이 실제 학습과 다를 수 있습니다.</translation>
        </message>
        <message>
            <source>Training continues. You are looking at step {step}.</source>
            <translation>학습은 계속되고, 지금 {step}스텝을 보고 있습니다.</translation>
        </message>
        <message>
            <source>press Run (Space) to let {names} catch up</source>
            <translation>실행(Space)을 누르면 {names}이(가) 따라잡습니다</translation>
        </message>
        <message>
            <source>Building the new lane. The other lanes wait.</source>
            <translation>새 레인을 만드는 중입니다. 다른 레인은 기다립니다.</translation>
        </message>
        <message>
            <source>Lane '{name}' no longer exists, so its dialog was closed.</source>
            <translation>'{name}' 레인이 없어져 대화 상자를 닫았습니다.</translation>
        </message>
        <message>
            <source>Undone</source>
            <translation>되돌렸습니다</translation>
        </message>
        <message>
            <source>There is nothing to undo.</source>
            <translation>되돌릴 것이 없습니다.</translation>
        </message>
        <message>
            <source>It is animated; only its first frame is used.</source>
            <translation>움직이는 이미지여서 첫 장면만 씁니다.</translation>
        </message>
        <message>
            <source>Added to my digits: {count}</source>
            <translation>내 숫자에 추가: {count}개</translation>
        </message>
        <message>
            <source>Paused at step {step}</source>
            <translation>스텝 {step}에서 일시정지</translation>
        </message>
        <message>
            <source>Saved as {path}</source>
            <translation>{path} 파일로 저장했습니다</translation>
        </message>
        <message>
            <source>Moved to the trash: {count} run(s)</source>
            <translation>실행 {count}개를 휴지통으로 옮겼습니다</translation>
        </message>
        <message>
            <source>Copied as an image: {title}</source>
            <translation>이미지로 복사했습니다: {title}</translation>
        </message>
        <message>
            <source>Text size: {percent} %</source>
            <translation>글자 크기: {percent} %</translation>
        </message>
        <message>
            <source>Images waiting: {count} (N: next)</source>
            <translation>대기하는 이미지: {count}개 (N: 다음)</translation>
        </message>
        <message>
            <source>epoch {epoch}</source>
            <translation>에폭 {epoch}</translation>
        </message>
        <message>
            <source>{parameters} parameters</source>
            <translation>매개변수 {parameters}개</translation>
        </message>
        <message>
            <source>{name}, broken</source>
            <translation>{name}, 망가짐</translation>
        </message>
        <message>
            <source>paused lanes: {names}</source>
            <translation>일시정지한 레인: {names}</translation>
        </message>
        <message>
            <source>Waiting: {count} (N: next)</source>
            <translation>대기: {count}개 (N: 다음)</translation>
        </message>
        <message>
            <source>already there: {count}</source>
            <translation>이미 있음: {count}개</translation>
        </message>
        <message>
            <source>{used} of {count} cores</source>
            <translation>코어 {count}개 중 {used}개</translation>
        </message>
        <message>
            <source>{rate} plots/s</source>
            <translation>그래프 초당 {rate}회</translation>
        </message>
        <message>
            <source>{name}: stopped</source>
            <translation>{name}: 중단됨</translation>
        </message>
        <message>
            <source>Choose a folder for the export</source>
            <translation>내보낼 폴더 고르기</translation>
        </message>
        <message>
            <source>{names} written to {folder}.</source>
            <translation>{folder}에 {names}을(를) 썼습니다.</translation>
        </message>
        <message>
            <source>{path}: a network becomes a lane of a run. Choose an experiment first.</source>
            <translation>{path}: 신경망은 실행의 레인이 됩니다. 먼저 실험을 고르세요.</translation>
        </message>
        <message>
            <source>Build anyway</source>
            <translation>그래도 만들기</translation>
        </message>
        <message>
            <source>Details …</source>
            <translation>자세히 …</translation>
        </message>
        <message>
            <source>These can be opened: tables ({tables}), saved runs and digits (.npz), experiments and lessons (.json), networks (.onnx, .safetensors), MNIST files, images, and folders with one subfolder of images per class.</source>
            <translation>열 수 있는 것: 표({tables}), 저장한 실행과 숫자(.npz), 실험과 수업(.json), 신경망(.onnx, .safetensors), MNIST 파일, 이미지, 클래스마다 하위 폴더가 있는 이미지 폴더.</translation>
        </message>
        <message>
            <source>{names} cannot be opened. {known}</source>
            <translation>{names}을(를) 열 수 없습니다. {known}</translation>
        </message>
        <message>
            <source>{names} is a JSON file, but not an experiment. {known}</source>
            <translation>{names}은(는) JSON 파일이지만 실험이 아닙니다. {known}</translation>
        </message>
        <message>
            <source>{names}: each of these starts a new run. Open one at a time.</source>
            <translation>{names}: 파일마다 새 실행을 시작합니다. 한 번에 하나씩 여세요.</translation>
        </message>
        <message>
            <source>Save as CSV</source>
            <translation>CSV로 저장</translation>
        </message>
        <message>
            <source>'{name}' is no longer there.</source>
            <translation>'{name}'이(가) 더는 없습니다.</translation>
        </message>
        <message>
            <source>file</source>
            <translation>파일</translation>
        </message>
        <message>
            <source>digit</source>
            <translation>숫자</translation>
        </message>
        <message>
            <source>probability</source>
            <translation>확률</translation>
        </message>
        <message>
            <source>These predictions are of an earlier run.</source>
            <translation>이전 실행의 예측입니다.</translation>
        </message>
        <message>
            <source>The run has changed. Choose the files again.</source>
            <translation>실행이 바뀌었습니다. 파일을 다시 고르세요.</translation>
        </message>
        <message>
            <source>{count} samples, predicted at step {step}.</source>
            <translation>표본 {count}개를 스텝 {step}에서 예측했습니다.</translation>
        </message>
        <message>
            <source>Lane</source>
            <translation>레인</translation>
        </message>
        <message>
            <source>Predict with the weights as they are now</source>
            <translation>지금의 가중치로 예측합니다</translation>
        </message>
        <message>
            <source>Ask about it</source>
            <translation>물어보기</translation>
        </message>
        <message>
            <source>Show the selected sample on the right side of the window, to change or correct it</source>
            <translation>선택한 표본을 창의 오른쪽에 보여 주어 바꾸거나 고칠 수 있게 합니다</translation>
        </message>
        <message>
            <source>Predict again</source>
            <translation>다시 예측</translation>
        </message>
        <message>
            <source>Save as CSV …</source>
            <translation>CSV로 저장 …</translation>
        </message>
        <message>
            <source>Reading …</source>
            <translation>읽는 중 …</translation>
        </message>
        <message>
            <source>Predictions: {name}</source>
            <translation>예측: {name}</translation>
        </message>
        <message>
            <source>{count} more remarks.</source>
            <translation>그 밖의 알림 {count}개.</translation>
        </message>
        <message>
            <source>comma</source>
            <translation>쉼표</translation>
        </message>
        <message>
            <source>semicolon</source>
            <translation>세미콜론</translation>
        </message>
        <message>
            <source>tab</source>
            <translation>탭</translation>
        </message>
        <message>
            <source>vertical bar</source>
            <translation>세로줄</translation>
        </message>
        <message>
            <source>space</source>
            <translation>빈칸 문자</translation>
        </message>
        <message>
            <source>point</source>
            <translation>점</translation>
        </message>
        <message>
            <source>as written</source>
            <translation>적힌 대로</translation>
        </message>
        <message>
            <source>merged</source>
            <translation>하나로</translation>
        </message>
        <message>
            <source>classification</source>
            <translation>분류</translation>
        </message>
        <message>
            <source>two classes</source>
            <translation>이진 분류</translation>
        </message>
        <message>
            <source>regression</source>
            <translation>회귀</translation>
        </message>
        <message>
            <source>auto</source>
            <translation>자동</translation>
        </message>
        <message>
            <source>Detect again</source>
            <translation>다시 알아내기</translation>
        </message>
        <message>
            <source>for example NA, ?, -999</source>
            <translation>예: NA, ?, -999</translation>
        </message>
        <message>
            <source>Recipe (*.json)</source>
            <translation>레시피 (*.json)</translation>
        </message>
        <message>
            <source>Save the recipe</source>
            <translation>레시피 저장</translation>
        </message>
        <message>
            <source>Pasted recipe</source>
            <translation>붙여 넣은 레시피</translation>
        </message>
        <message>
            <source>What it shows, and what to watch</source>
            <translation>무엇을 보여 주는지, 어디를 볼지</translation>
        </message>
        <message>
            <source>A recipe is a small text file. It holds all settings, but no weights and no data. Open it here or with 'main.py train'.</source>
            <translation>레시피는 작은 텍스트 파일입니다. 모든 설정을 담지만 가중치와 데이터는 담지 않습니다. 여기에서 열거나 'main.py train'으로 학습할 수 있습니다.</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>제목</translation>
        </message>
        <message>
            <source>Lanes</source>
            <translation>레인</translation>
        </message>
        <message>
            <source>Choose a file …</source>
            <translation>파일 고르기 …</translation>
        </message>
        <message>
            <source>The last run was interrupted. It was saved, and you can continue it.</source>
            <translation>지난 실행이 중간에 끊겼습니다. 저장되어 있으니 이어서 할 수 있습니다.</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>버리기</translation>
        </message>
        <message>
            <source>Save a report</source>
            <translation>보고서 저장</translation>
        </message>
        <message>
            <source>Web page (*.html)</source>
            <translation>웹 페이지 (*.html)</translation>
        </message>
        <message>
            <source>{title}: {count} seeds</source>
            <translation>{title}: 시드 {count}개</translation>
        </message>
        <message>
            <source>run or pause</source>
            <translation>실행 또는 일시정지</translation>
        </message>
        <message>
            <source>one step</source>
            <translation>한 스텝</translation>
        </message>
        <message>
            <source>one step; at an earlier step, show the next one</source>
            <translation>한 스텝 학습; 이전 스텝을 보는 중에는 다음 스텝 보기</translation>
        </message>
        <message>
            <source>show the step before</source>
            <translation>바로 앞 스텝 보기</translation>
        </message>
        <message>
            <source>ten steps later or earlier</source>
            <translation>열 스텝 뒤나 앞 보기</translation>
        </message>
        <message>
            <source>show the first step</source>
            <translation>첫 스텝 보기</translation>
        </message>
        <message>
            <source>show the run as it is now</source>
            <translation>현재 상태 보기</translation>
        </message>
        <message>
            <source>reset: start again with the recipe</source>
            <translation>초기화: 레시피대로 다시 시작</translation>
        </message>
        <message>
            <source>hide or show the recipe</source>
            <translation>레시피 숨기기 또는 보이기</translation>
        </message>
        <message>
            <source>hide or show the right side</source>
            <translation>오른쪽 패널 숨기기 또는 보이기</translation>
        </message>
        <message>
            <source>maximize or restore the card under the mouse</source>
            <translation>마우스 아래의 카드를 최대화하거나 되돌리기</translation>
        </message>
        <message>
            <source>return all plots to the live view</source>
            <translation>모든 그래프를 실시간으로 되돌리기</translation>
        </message>
        <message>
            <source>leave a field; show all cards again</source>
            <translation>입력란에서 나가기, 모든 카드 다시 보기</translation>
        </message>
        <message>
            <source>clear the drawing</source>
            <translation>그림 지우기</translation>
        </message>
        <message>
            <source>undo a stroke, a change of the recipe or the removal of a lane</source>
            <translation>획, 레시피 변경, 레인 제거 되돌리기</translation>
        </message>
        <message>
            <source>add the requested digit</source>
            <translation>문제로 나온 숫자 추가</translation>
        </message>
        <message>
            <source>show the next image that waits for a label</source>
            <translation>레이블을 기다리는 다음 이미지 보기</translation>
        </message>
        <message>
            <source>copy the card under the mouse as an image</source>
            <translation>마우스 아래의 카드를 이미지로 복사</translation>
        </message>
        <message>
            <source>paste an image, a file or a recipe (you can also drop files)</source>
            <translation>이미지, 파일, 레시피 붙여 넣기 (파일을 끌어다 놓아도 됨)</translation>
        </message>
        <message>
            <source>open a run, an experiment or a table</source>
            <translation>실행 기록, 실험, 표 열기</translation>
        </message>
        <message>
            <source>save the run</source>
            <translation>실행 기록 저장</translation>
        </message>
        <message>
            <source>larger text</source>
            <translation>글자 크게</translation>
        </message>
        <message>
            <source>smaller text</source>
            <translation>글자 작게</translation>
        </message>
        <message>
            <source>normal text size</source>
            <translation>글자 원래 크기로</translation>
        </message>
        <message>
            <source>English or Korean</source>
            <translation>영어 또는 한국어</translation>
        </message>
        <message>
            <source>light or dark</source>
            <translation>밝게 또는 어둡게</translation>
        </message>
        <message>
            <source>this help</source>
            <translation>이 도움말</translation>
        </message>
        <message>
            <source>choose a workspace</source>
            <translation>작업 공간 고르기</translation>
        </message>
        <message>
            <source>add the drawing to my digits with that label</source>
            <translation>그림을 그 레이블로 내 숫자에 추가</translation>
        </message>
        <message>
            <source>Show the recipe (Ctrl+[)</source>
            <translation>레시피 보이기 (Ctrl+[)</translation>
        </message>
        <message>
            <source>Show this side (Ctrl+])</source>
            <translation>이 패널 보이기 (Ctrl+])</translation>
        </message>
        <message>
            <source>Click or drag to see the run at an earlier step</source>
            <translation>클릭하거나 끌어서 이전 스텝을 봅니다</translation>
        </message>
        <message>
            <source>Loss of every lane over the whole run</source>
            <translation>실행 전체에 걸친 레인별 손실</translation>
        </message>
        <message>
            <source>Grid: every combination</source>
            <translation>격자: 모든 조합</translation>
        </message>
        <message>
            <source>Random: combinations drawn at random</source>
            <translation>무작위: 조합을 무작위로 뽑음</translation>
        </message>
        <message>
            <source>Halving: the better half goes on</source>
            <translation>절반 줄이기: 더 좋은 절반만 계속</translation>
        </message>
        <message>
            <source>New sweep</source>
            <translation>새 스윕</translation>
        </message>
        <message>
            <source>Combinations</source>
            <translation>조합 수</translation>
        </message>
        <message>
            <source>Values: 0.01, 0.1 – a list. 0.1..0.5:5 – five values from 0.1 to 0.5. log:0.001..1:7 – seven with equal ratios. [50],[50,50] – lists in brackets.</source>
            <translation>값: 0.01, 0.1 – 목록. 0.1..0.5:5 – 0.1에서 0.5까지 다섯 개. log:0.001..1:7 – 같은 비율로 일곱 개. [50],[50,50] – 대괄호로 묶은 목록.</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>탐색</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>명령</translation>
        </message>
        <message>
            <source>Vary</source>
            <translation>바꿀 항목</translation>
        </message>
        <message>
            <source>Dask is not installed, so they are made one after the other. For all cores: pip install -r requirements-sweep.txt</source>
            <translation>Dask가 설치되어 있지 않아 하나씩 차례로 실행합니다. 모든 코어를 쓰려면: pip install -r requirements-sweep.txt</translation>
        </message>
        <message>
            <source>This sweep has {count} runs. Start it?</source>
            <translation>이 스윕은 실행이 {count}개입니다. 시작할까요?</translation>
        </message>
        <message>
            <source>{count} runs of {steps} steps.</source>
            <translation>{steps} 스텝짜리 실행 {count}개.</translation>
        </message>
        <message>
            <source>feature</source>
            <translation>특성</translation>
        </message>
        <message>
            <source>target</source>
            <translation>목푯값</translation>
        </message>
        <message>
            <source>row name</source>
            <translation>행 이름</translation>
        </message>
        <message>
            <source>number</source>
            <translation>수</translation>
        </message>
        <message>
            <source>text</source>
            <translation>텍스트</translation>
        </message>
        <message>
            <source>yes or no</source>
            <translation>예/아니요</translation>
        </message>
        <message>
            <source>an input of the network</source>
            <translation>신경망의 입력</translation>
        </message>
        <message>
            <source>what the network learns to predict</source>
            <translation>신경망이 예측하려고 배우는 값</translation>
        </message>
        <message>
            <source>not used</source>
            <translation>쓰지 않음</translation>
        </message>
        <message>
            <source>names the rows, not used for training</source>
            <translation>행의 이름. 학습에는 쓰지 않음</translation>
        </message>
        <message>
            <source>used as it is</source>
            <translation>그대로 씀</translation>
        </message>
        <message>
            <source>one input per text (one-hot)</source>
            <translation>텍스트마다 입력 하나 (원-핫)</translation>
        </message>
        <message>
            <source>used as number of days, month and day of the week</source>
            <translation>날짜 수, 월, 요일로 씀</translation>
        </message>
        <message>
            <source>used as 1 or 0</source>
            <translation>1 또는 0으로 씀</translation>
        </message>
        <message>
            <source>Role of {name}</source>
            <translation>{name}의 역할</translation>
        </message>
        <message>
            <source>Type of {name}</source>
            <translation>{name}의 유형</translation>
        </message>
        <message>
            <source>Fork a lane from this step …</source>
            <translation>이 스텝에서 레인 갈라내기 …</translation>
        </message>
        <message>
            <source>Return the run to this step</source>
            <translation>학습을 이 스텝으로 되돌리기</translation>
        </message>
        <message>
            <source>'{name}' is catching up</source>
            <translation>'{name}'이(가) 따라잡는 중</translation>
        </message>
        <message>
            <source>Stop loading this data and keep the current run</source>
            <translation>이 데이터를 그만 불러오고 지금의 실행을 계속합니다</translation>
        </message>
        <message>
            <source>What can be done from the step that is shown</source>
            <translation>보고 있는 스텝에서 할 수 있는 일</translation>
        </message>
        <message>
            <source>{count} steps back</source>
            <translation>{count}스텝 전</translation>
        </message>
        <message>
            <source>Steps per second of the lane furthest behind</source>
            <translation>가장 뒤처진 레인의 초당 스텝 수</translation>
        </message>
        <message>
            <source>Progress of the run</source>
            <translation>실행의 진행률</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>실시간</translation>
        </message>
        <message>
            <source>Show the run as it is now (End)</source>
            <translation>현재 상태를 봅니다 (End)</translation>
        </message>
        <message>
            <source>Epoch {epoch} / {epochs}</source>
            <translation>에폭 {epoch} / {epochs}</translation>
        </message>
        <message>
            <source>{time} left</source>
            <translation>{time} 남음</translation>
        </message>
        <message>
            <source>Loading the data …</source>
            <translation>데이터를 불러오는 중 …</translation>
        </message>
        <message>
            <source>Building the networks …</source>
            <translation>신경망을 만드는 중 …</translation>
        </message>
        <message>
            <source>Building the new lane …</source>
            <translation>새 레인을 만드는 중 …</translation>
        </message>
        <message>
            <source>{rate} steps/s</source>
            <translation>{rate}스텝/초</translation>
        </message>
        <message>
            <source>replaying {share} %</source>
            <translation>다시 학습 중 {share} %</translation>
        </message>
        <message>
            <source>Train the network. After the last step, train for the same number of steps again. (Space)</source>
            <translation>신경망을 학습합니다. 마지막 스텝 뒤에 누르면 같은 스텝 수만큼 더 학습합니다. (Space)</translation>
        </message>
        <message>
            <source>Pause training (Space)</source>
            <translation>학습 일시정지 (Space)</translation>
        </message>
        <message>
            <source>One step for the lane furthest behind, or for all lanes if they are even (S, →)</source>
            <translation>가장 뒤처진 레인을, 차이가 없으면 모든 레인을 한 스텝 학습합니다 (S, →)</translation>
        </message>
        <message>
            <source>Start again from step 0 with the recipe on the left (R)</source>
            <translation>왼쪽의 레시피로 스텝 0부터 다시 시작합니다 (R)</translation>
        </message>
        <message>
            <source>Steps per second: slow motion or full speed</source>
            <translation>초당 스텝 수: 느린 재생 또는 최고 속도</translation>
        </message>
        <message>
            <source>Open a run, an experiment or a table (Ctrl+O)</source>
            <translation>실행 기록, 실험, 표 열기 (Ctrl+O)</translation>
        </message>
        <message>
            <source>Save the run: recipe, weights and history (Ctrl+S)</source>
            <translation>실행 기록 저장: 레시피, 가중치, 기록 (Ctrl+S)</translation>
        </message>
        <message>
            <source>Language (Ctrl+L)</source>
            <translation>언어 (Ctrl+L)</translation>
        </message>
        <message>
            <source>Light or dark (Ctrl+T)</source>
            <translation>밝게 또는 어둡게 (Ctrl+T)</translation>
        </message>
        <message>
            <source>Help, keys and glossary (F1)</source>
            <translation>도움말, 단축키, 용어집 (F1)</translation>
        </message>
        <message>
            <source>Full speed</source>
            <translation>최고 속도</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>한 스텝</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>초기화</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>실행</translation>
        </message>
        <message>
            <source>{count} per second</source>
            <translation>초당 {count}스텝</translation>
        </message>
        <message>
            <source>Show another card beside this one (or Ctrl+click a tab)</source>
            <translation>다른 카드를 옆에 나란히 보기 (탭을 Ctrl+클릭해도 됨)</translation>
        </message>
        <message>
            <source>Show only one card</source>
            <translation>카드 하나만 보기</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>학습</translation>
        </message>
        <message>
            <source>Inside</source>
            <translation>신경망 속</translation>
        </message>
        <message>
            <source>Results</source>
            <translation>결과</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>실행 기록</translation>
        </message>
        <message>
            <source>Learn</source>
            <translation>배우기</translation>
        </message>
        <message>
            <source>Explore the data, check it and inject faults</source>
            <translation>데이터를 살펴보고 검사하고 결함을 넣습니다</translation>
        </message>
        <message>
            <source>Loss, accuracy, gradient and findings during training</source>
            <translation>학습 중의 손실, 정확도, 기울기, 진단</translation>
        </message>
        <message>
            <source>Distributions, gradient and weights inside the network</source>
            <translation>신경망 속의 분포, 기울기, 가중치</translation>
        </message>
        <message>
            <source>What the network predicts, and how well</source>
            <translation>신경망의 예측과 그 정확도</translation>
        </message>
        <message>
            <source>Compare saved runs</source>
            <translation>저장된 실행 기록을 비교합니다</translation>
        </message>
        <message>
            <source>{hours} h {minutes} min</source>
            <translation>{hours}시간 {minutes}분</translation>
        </message>
        <message>
            <source>{factor} ×</source>
            <translation>{factor}배</translation>
        </message>
        <message>
            <source>{seconds} s</source>
            <translation>{seconds}초</translation>
        </message>
        <message>
            <source>{minutes} min {seconds} s</source>
            <translation>{minutes}분 {seconds}초</translation>
        </message>
        <message>
            <source>recipe</source>
            <translation>레시피</translation>
        </message>
        <message>
            <source>training set</source>
            <translation>훈련 데이터</translation>
        </message>
        <message>
            <source>validation set</source>
            <translation>검증 데이터</translation>
        </message>
        <message>
            <source>test set</source>
            <translation>시험 데이터</translation>
        </message>
        <message>
            <source>cross-entropy</source>
            <translation>교차 엔트로피</translation>
        </message>
        <message>
            <source>nats</source>
            <translation>nat</translation>
        </message>
        <message>
            <source>accuracy</source>
            <translation>정확도</translation>
        </message>
        <message>
            <source>gradient</source>
            <translation>기울기</translation>
        </message>
        <message>
            <source>‖∂L/∂W‖</source>
            <translation>‖∂L/∂W‖</translation>
        </message>
        <message>
            <source>mean of n steps</source>
            <translation>n스텝의 평균</translation>
        </message>
        <message>
            <source>vanishing gradient</source>
            <translation>기울기 소실</translation>
        </message>
        <message>
            <source>backpropagation</source>
            <translation>역전파</translation>
        </message>
        <message>
            <source>activation</source>
            <translation>활성화 함수</translation>
        </message>
        <message>
            <source>sigmoid</source>
            <translation>시그모이드</translation>
        </message>
        <message>
            <source>tanh</source>
            <translation>tanh</translation>
        </message>
        <message>
            <source>ReLU</source>
            <translation>렐루</translation>
        </message>
        <message>
            <source>affine layer</source>
            <translation>아핀 층</translation>
        </message>
        <message>
            <source>max pooling</source>
            <translation>최대 풀링</translation>
        </message>
        <message>
            <source>reshape</source>
            <translation>모양 바꾸기</translation>
        </message>
        <message>
            <source>softmax with loss</source>
            <translation>softmax와 손실</translation>
        </message>
        <message>
            <source>computational graph</source>
            <translation>계산 그래프</translation>
        </message>
        <message>
            <source>local derivative</source>
            <translation>국소 미분</translation>
        </message>
        <message>
            <source>saturated unit</source>
            <translation>포화된 유닛</translation>
        </message>
        <message>
            <source>dead unit</source>
            <translation>죽은 유닛</translation>
        </message>
        <message>
            <source>learning rate</source>
            <translation>학습률</translation>
        </message>
        <message>
            <source>momentum</source>
            <translation>모멘텀</translation>
        </message>
        <message>
            <source>weight decay</source>
            <translation>가중치 감쇠</translation>
        </message>
        <message>
            <source>dropout</source>
            <translation>드롭아웃</translation>
        </message>
        <message>
            <source>residual connection</source>
            <translation>잔차 연결</translation>
        </message>
        <message>
            <source>batch normalization</source>
            <translation>배치 정규화</translation>
        </message>
        <message>
            <source>overfitting</source>
            <translation>과적합</translation>
        </message>
        <message>
            <source>input scaling</source>
            <translation>입력 스케일링</translation>
        </message>
        <message>
            <source>one-hot</source>
            <translation>원-핫</translation>
        </message>
        <message>
            <source>saliency map</source>
            <translation>현저성 맵</translation>
        </message>
        <message>
            <source>sample</source>
            <translation>표본</translation>
        </message>
        <message>
            <source>label</source>
            <translation>레이블</translation>
        </message>
        <message>
            <source>missing value</source>
            <translation>빈칸</translation>
        </message>
        <message>
            <source>histogram</source>
            <translation>히스토그램</translation>
        </message>
        <message>
            <source>minimum and maximum</source>
            <translation>최소와 최대</translation>
        </message>
        <message>
            <source>mean and standard deviation</source>
            <translation>평균과 표준편차</translation>
        </message>
        <message>
            <source>preprocessing</source>
            <translation>전처리</translation>
        </message>
        <message>
            <source>augmentation</source>
            <translation>데이터 증강</translation>
        </message>
        <message>
            <source>fault</source>
            <translation>결함</translation>
        </message>
        <message>
            <source>finding</source>
            <translation>소견</translation>
        </message>
        <message>
            <source>unit</source>
            <translation>유닛</translation>
        </message>
        <message>
            <source>hidden layer</source>
            <translation>은닉층</translation>
        </message>
        <message>
            <source>parameters</source>
            <translation>매개변수</translation>
        </message>
        <message>
            <source>initial weights</source>
            <translation>가중치 초깃값</translation>
        </message>
        <message>
            <source>convolution</source>
            <translation>합성곱</translation>
        </message>
        <message>
            <source>embedding</source>
            <translation>임베딩</translation>
        </message>
        <message>
            <source>binary cross-entropy</source>
            <translation>이진 교차 엔트로피</translation>
        </message>
        <message>
            <source>step quality</source>
            <translation>스텝 품질</translation>
        </message>
        <message>
            <source>sharpness</source>
            <translation>첨예도</translation>
        </message>
        <message>
            <source>sum of squared errors</source>
            <translation>오차 제곱합</translation>
        </message>
        <message>
            <source>early stopping</source>
            <translation>조기 종료</translation>
        </message>
        <message>
            <source>exploding gradient</source>
            <translation>기울기 폭발</translation>
        </message>
        <message>
            <source>activation slope</source>
            <translation>활성화 함수의 기울기</translation>
        </message>
        <message>
            <source>weight gain</source>
            <translation>가중치의 배율</translation>
        </message>
        <message>
            <source>other factors</source>
            <translation>그 밖의 배율</translation>
        </message>
        <message>
            <source>optimizer</source>
            <translation>최적화 기법</translation>
        </message>
        <message>
            <source>learning rate schedule</source>
            <translation>학습률 스케줄</translation>
        </message>
        <message>
            <source>gradient clipping</source>
            <translation>기울기 클리핑</translation>
        </message>
        <message>
            <source>L1 penalty</source>
            <translation>L1 규제</translation>
        </message>
        <message>
            <source>plateau</source>
            <translation>정체</translation>
        </message>
        <message>
            <source>decision boundary</source>
            <translation>결정 경계</translation>
        </message>
        <message>
            <source>fold</source>
            <translation>폴드</translation>
        </message>
        <message>
            <source>workspace</source>
            <translation>작업 공간</translation>
        </message>
        <message>
            <source>One network with its recipe. Several lanes race on the same data: they train on the same mini-batches and start from the same random numbers.</source>
            <translation>레시피를 가진 신경망 하나. 여러 레인이 같은 데이터로 경주합니다. 같은 미니배치로 학습하고 같은 난수에서 시작합니다.</translation>
        </message>
        <message>
            <source>All settings of a lane: data, network, optimizer and run.</source>
            <translation>레인의 모든 설정: 데이터, 신경망, 최적화, 실행.</translation>
        </message>
        <message>
            <source>One update of the weights, with one mini-batch.</source>
            <translation>미니배치 하나로 가중치를 한 번 갱신하는 것.</translation>
        </message>
        <message>
            <source>One pass over the training set: as many steps as it takes to use every training sample once.</source>
            <translation>훈련 데이터를 한 바퀴 도는 것: 모든 훈련 표본을 한 번씩 쓰는 데 걸리는 스텝 수.</translation>
        </message>
        <message>
            <source>The samples whose gradient is averaged in one step.</source>
            <translation>한 스텝에서 기울기를 평균하는 표본들.</translation>
        </message>
        <message>
            <source>The samples that the weights are learned from.</source>
            <translation>가중치를 학습하는 데 쓰는 표본들.</translation>
        </message>
        <message>
            <source>Samples that are not used for training. They are evaluated regularly, to detect overfitting.</source>
            <translation>학습에 쓰지 않는 표본들. 과적합을 알아내려고 학습하는 동안 주기적으로 평가합니다.</translation>
        </message>
        <message>
            <source>Samples that are evaluated once, at the end.</source>
            <translation>마지막에 한 번만 평가하는 표본들.</translation>
        </message>
        <message>
            <source>The number that training minimizes. It measures how wrong the predictions are.</source>
            <translation>학습이 줄이려는 수. 예측이 얼마나 틀렸는지 나타냅니다.</translation>
        </message>
        <message>
            <source>The loss of a classification: the negative logarithm of the probability of the correct class, averaged over the samples.</source>
            <translation>분류의 손실: 정답 클래스에 준 확률의 로그에 음의 부호를 붙여 표본에 대해 평균한 값.</translation>
        </message>
        <message>
            <source>The unit of a cross-entropy with the natural logarithm. Guessing among 10 classes gives ln 10 = 2.303 nats.</source>
            <translation>자연로그를 쓴 교차 엔트로피의 단위. 클래스 10개를 똑같은 확률로 찍으면 ln 10 = 2.303 nat입니다.</translation>
        </message>
        <message>
            <source>The fraction of samples for which the most probable class is the correct one.</source>
            <translation>가장 확률이 높은 클래스가 정답인 표본의 비율.</translation>
        </message>
        <message>
            <source>Of the samples that were given this class, the fraction that belongs to it.</source>
            <translation>이 클래스로 예측한 표본 가운데 실제로 이 클래스인 비율입니다.</translation>
        </message>
        <message>
            <source>Of the samples of this class, the fraction that was given it.</source>
            <translation>실제로 이 클래스인 표본 가운데 이 클래스로 예측한 비율입니다.</translation>
        </message>
        <message>
            <source>How many samples of this class there are.</source>
            <translation>이 클래스의 표본이 몇 개인지입니다.</translation>
        </message>
        <message>
            <source>The harmonic mean of precision and recall: 2 · precision · recall / (precision + recall).</source>
            <translation>정밀도와 재현율의 조화 평균입니다: 2 · 정밀도 · 재현율 / (정밀도 + 재현율).</translation>
        </message>
        <message>
            <source>The fraction of the target's variance that a regression explains: 1 is perfect, 0 is as good as always predicting the mean.</source>
            <translation>회귀가 설명하는 목푯값 분산의 비율. 1이면 완벽하고, 0이면 늘 평균을 예측하는 것과 같습니다.</translation>
        </message>
        <message>
            <source>The derivatives of the loss with respect to the weights. A step goes in the opposite direction.</source>
            <translation>가중치에 대한 손실의 미분. 스텝은 그 반대 방향으로 갑니다.</translation>
        </message>
        <message>
            <source>The L2 norm of the gradient of one layer's weights: the square root of the sum of the squared derivatives.</source>
            <translation>한 층의 가중치에 대한 기울기의 L2 노름: 미분의 제곱을 모두 더한 값의 제곱근.</translation>
        </message>
        <message>
            <source>If there are more steps than pixels, each point of a curve is the mean of n steps. The band shows their minimum and maximum.</source>
            <translation>스텝이 픽셀보다 많으면 곡선의 점 하나가 n스텝의 평균입니다. 띠는 그 최솟값부터 최댓값까지입니다.</translation>
        </message>
        <message>
            <source>The gradient shrinks in each layer on its way back to the input, so the first layers hardly learn.</source>
            <translation>기울기가 입력 쪽으로 거슬러 갈수록 층마다 작아져 앞쪽 층이 거의 학습하지 못하는 현상.</translation>
        </message>
        <message>
            <source>Computes the gradient layer by layer, from the loss back to the input, with the chain rule.</source>
            <translation>연쇄 법칙으로 손실에서 입력 쪽으로 층마다 기울기를 계산하는 방법.</translation>
        </message>
        <message>
            <source>The function after each layer of weights, such as sigmoid or ReLU.</source>
            <translation>가중치 층 다음에 적용하는 함수. 시그모이드와 렐루가 그 예입니다.</translation>
        </message>
        <message>
            <source>The activation y = 1 / (1 + exp(−x)), between 0 and 1. Its slope y(1 − y) is at most 1/4.</source>
            <translation>활성화 함수 y = 1 / (1 + exp(−x)). 0과 1 사이이며 기울기 y(1 − y)는 최대 1/4입니다.</translation>
        </message>
        <message>
            <source>The activation tanh(x), between −1 and 1. Its slope 1 − y² is at most 1.</source>
            <translation>활성화 함수 tanh(x). −1과 1 사이이며 기울기 1 − y²는 최대 1입니다.</translation>
        </message>
        <message>
            <source>The activation max(x, 0). Its slope is 1 above 0 and 0 below, so it does not shrink the gradient of active units.</source>
            <translation>활성화 함수 max(x, 0). 기울기가 0 위에서는 1, 아래에서는 0이므로 활성 유닛의 기울기를 줄이지 않습니다.</translation>
        </message>
        <message>
            <source>Y = X·W + b: each output is a weighted sum of all inputs plus a bias (also called dense, linear or fully connected layer).</source>
            <translation>Y = X·W + b: 각 출력은 모든 입력의 가중합에 편향을 더한 것입니다(완전연결 층이라고도 합니다).</translation>
        </message>
        <message>
            <source>Keeps the largest number of each window. Only that pixel gets the gradient back.</source>
            <translation>각 창에서 가장 큰 수만 남깁니다. 그 픽셀만 기울기를 되돌려 받습니다.</translation>
        </message>
        <message>
            <source>The same numbers in another shape, such as 784 pixels as 28 × 28.</source>
            <translation>같은 수를 다른 모양으로 놓습니다. 예: 픽셀 784개를 28 × 28로.</translation>
        </message>
        <message>
            <source>Turns scores into probabilities y and compares them with the target t. Taken together, the gradient of the scores is simply y − t.</source>
            <translation>점수를 확률 y로 바꾸어 정답 t와 비교합니다. 둘을 합치면 점수의 기울기는 간단히 y − t입니다.</translation>
        </message>
        <message>
            <source>A calculation drawn as nodes and edges: values go forward along the edges, gradients come back along the same edges.</source>
            <translation>계산을 노드와 선으로 그린 것입니다. 값은 선을 따라 앞으로 가고, 기울기는 같은 선을 따라 되돌아옵니다.</translation>
        </message>
        <message>
            <source>How much the output of a node changes with its input. In backpropagation each node multiplies the arriving gradient by it (chain rule).</source>
            <translation>입력이 변할 때 노드의 출력이 얼마나 변하는지입니다. 역전파에서 각 노드는 도착한 기울기에 이 값을 곱합니다(연쇄 법칙).</translation>
        </message>
        <message>
            <source>A sigmoid or tanh whose input is so far from 0 that its slope is almost 0.</source>
            <translation>입력이 0에서 너무 멀어 기울기가 거의 0인 sigmoid나 tanh.</translation>
        </message>
        <message>
            <source>A ReLU that outputs 0 for every sample and therefore does not learn.</source>
            <translation>모든 표본에 0을 내어 더는 학습하지 않는 ReLU.</translation>
        </message>
        <message>
            <source>The size of a step. If it is too large, the loss grows. If it is too small, the loss hardly falls.</source>
            <translation>스텝의 크기. 너무 크면 손실이 커지고, 너무 작으면 손실이 거의 줄지 않습니다.</translation>
        </message>
        <message>
            <source>The fraction of the last update that is added to the next one.</source>
            <translation>이전 갱신을 다음 갱신에 더하는 비율.</translation>
        </message>
        <message>
            <source>Pulls all weights toward 0, to reduce overfitting.</source>
            <translation>과적합을 줄이려고 모든 가중치를 0 쪽으로 당기는 방법.</translation>
        </message>
        <message>
            <source>Switches off random units in each training step, to reduce overfitting.</source>
            <translation>과적합을 줄이려고 학습 스텝마다 유닛을 무작위로 끄는 방법.</translation>
        </message>
        <message>
            <source>Adds the input of a layer to its output (skip connection). The gradient goes back through the layer and, unchanged, around it.</source>
            <translation>층의 입력을 출력에 더합니다(스킵 연결). 기울기는 층을 지나서, 그리고 층을 돌아 그대로 되돌아갑니다.</translation>
        </message>
        <message>
            <source>Scales the input of each activation to mean 0 and standard deviation 1 over the mini-batch.</source>
            <translation>활성화 함수의 입력을 미니배치에서 평균 0, 표준편차 1로 맞추는 방법.</translation>
        </message>
        <message>
            <source>The training loss falls while the validation loss rises: the network memorizes the training samples.</source>
            <translation>훈련 손실은 줄고 검증 손실은 느는 현상. 신경망이 훈련 표본을 외우기 때문입니다.</translation>
        </message>
        <message>
            <source>Brings all features to a common range, using only the statistics of the training set.</source>
            <translation>훈련 데이터의 통계량만으로 모든 특성을 같은 범위로 맞추는 것.</translation>
        </message>
        <message>
            <source>A class written as a row of zeros with a single 1 at the position of the class.</source>
            <translation>클래스 자리만 1이고 나머지는 0인 행으로 클래스를 나타내는 방법.</translation>
        </message>
        <message>
            <source>Divides the samples into K folds and trains K times, each time without one fold, which is used for testing.</source>
            <translation>표본을 폴드 K개로 나누고, 폴드를 하나씩 빼고 K번 학습해 뺀 폴드로 시험하는 방법.</translation>
        </message>
        <message>
            <source>The derivative of the winning score with respect to each pixel. It shows where a change matters most.</source>
            <translation>가장 높은 점수를 픽셀마다 미분한 것. 어디를 바꾸면 영향이 큰지 보여 줍니다.</translation>
        </message>
        <message>
            <source>The start value of the random numbers. The same seed gives the same run.</source>
            <translation>난수의 시작값. 시드가 같으면 실행도 같습니다.</translation>
        </message>
        <message>
            <source>One example in the data: an image, a row of a table, a point or a sentence.</source>
            <translation>데이터에 든 예 하나: 이미지, 표의 행, 점, 문장.</translation>
        </message>
        <message>
            <source>One input value of a sample, such as a pixel or a column of a table.</source>
            <translation>표본의 입력값 하나. 픽셀이나 표의 열이 그 예입니다.</translation>
        </message>
        <message>
            <source>What the network learns to predict: a class or a number.</source>
            <translation>신경망이 예측하려고 배우는 것: 클래스나 수.</translation>
        </message>
        <message>
            <source>The class of a sample, as it is given in the data.</source>
            <translation>데이터에 주어진 표본의 클래스.</translation>
        </message>
        <message>
            <source>What a network computes for a sample: the most probable class, or a number.</source>
            <translation>신경망이 표본에 대해 계산한 결과: 가장 확률이 높은 클래스 또는 수.</translation>
        </message>
        <message>
            <source>A value that the data does not contain, such as an empty cell of a table.</source>
            <translation>데이터에 없는 값. 표의 빈 셀이 그 예입니다.</translation>
        </message>
        <message>
            <source>How many values lie in each of several equal intervals between the minimum and the maximum.</source>
            <translation>최솟값과 최댓값 사이를 똑같이 나눈 구간마다 값이 몇 개씩 있는지 보여 주는 그림.</translation>
        </message>
        <message>
            <source>The smallest and the largest value in the training set.</source>
            <translation>훈련 데이터에서 가장 작은 값과 가장 큰 값.</translation>
        </message>
        <message>
            <source>The average of the values, and how far they typically are from it, in the training set.</source>
            <translation>훈련 데이터에서 값들의 평균과, 값들이 평균에서 보통 떨어져 있는 거리.</translation>
        </message>
        <message>
            <source>The digits that you drew or imported and labeled. Only those that a lane was not trained on are counted.</source>
            <translation>직접 그리거나 가져와 레이블을 붙인 숫자. 학습에 쓰지 않은 것만 셉니다.</translation>
        </message>
        <message>
            <source>The steps that turn a drawing into an image that the networks expect: crop, fit and center.</source>
            <translation>그림을 신경망이 기대하는 이미지로 바꾸는 단계: 자르기, 크기 맞추기, 가운데 맞추기.</translation>
        </message>
        <message>
            <source>Random changes of the training images, such as shifts and rotations, to reduce overfitting.</source>
            <translation>과적합을 줄이려고 훈련 이미지를 무작위로 바꾸는 것. 이동과 회전이 그 예입니다.</translation>
        </message>
        <message>
            <source>A defect that is put into the data of a lane on purpose, to show what it causes.</source>
            <translation>어떤 결과를 낳는지 보려고 레인의 데이터에 일부러 넣는 잘못.</translation>
        </message>
        <message>
            <source>A problem in the training of a lane, with the measured values that show it.</source>
            <translation>레인의 학습에서 찾은 문제와 그것을 보여 주는 측정값.</translation>
        </message>
        <message>
            <source>One number of a layer: a weighted sum of the values before it, followed by the activation.</source>
            <translation>층의 수 하나: 앞 층 값의 가중합에 활성화 함수를 적용한 것.</translation>
        </message>
        <message>
            <source>A layer of units between the input and the output.</source>
            <translation>입력과 출력 사이에 있는 유닛들의 층.</translation>
        </message>
        <message>
            <source>All numbers that training changes: the weights and biases.</source>
            <translation>학습으로 바뀌는 모든 수: 가중치와 편향.</translation>
        </message>
        <message>
            <source>The random weights at the start of a run. Their spread decides how large the signals in each layer are.</source>
            <translation>실행을 시작할 때의 무작위 가중치. 그 표준편차가 층마다 신호의 크기를 정합니다.</translation>
        </message>
        <message>
            <source>A layer that slides small windows of weights over an image.</source>
            <translation>작은 가중치 창을 이미지 위에서 옮겨 가며 적용하는 층.</translation>
        </message>
        <message>
            <source>A layer that turns each word into a few numbers, which are learned.</source>
            <translation>단어를 학습되는 수 몇 개로 바꾸는 층.</translation>
        </message>
        <message>
            <source>The cross-entropy for two classes, computed from a single probability.</source>
            <translation>두 클래스의 교차 엔트로피. 확률 하나로 계산합니다.</translation>
        </message>
        <message>
            <source>Where a step lands on the parabola through the loss and its slope before and after it: -1 where it was, 0 at the bottom, +1 as high on the other side.</source>
            <translation>스텝 전후의 손실과 기울기를 지나는 포물선에서 스텝이 떨어지는 곳입니다. -1은 제자리, 0은 바닥, +1은 건너편 같은 높이입니다.</translation>
        </message>
        <message>
            <source>The largest eigenvalue of the Hessian, the matrix of second derivatives of the loss: how much the loss bends in the direction in which it bends most.</source>
            <translation>손실의 2차 미분으로 된 헤세 행렬의 가장 큰 고윳값입니다. 손실이 가장 많이 휘는 방향에서 얼마나 휘는지를 말합니다.</translation>
        </message>
        <message>
            <source>Half the sum of the squared differences between outputs and targets, averaged over the samples.</source>
            <translation>출력과 목푯값의 차를 제곱해 더한 값의 절반을 표본에 대해 평균한 것입니다.</translation>
        </message>
        <message>
            <source>The mean absolute difference between outputs and targets. A large error counts no more than its size.</source>
            <translation>출력과 목푯값의 차의 절댓값 평균입니다. 큰 오차도 그 크기만큼만 셉니다.</translation>
        </message>
        <message>
            <source>The square root of the mean squared error, in the unit of the target.</source>
            <translation>평균 제곱 오차의 제곱근으로, 목푯값과 단위가 같습니다.</translation>
        </message>
        <message>
            <source>Half the squared difference where it is at most 1, and growing linearly beyond, so that outliers count less. Averaged over all outputs.</source>
            <translation>차가 1 이하면 제곱의 절반이고 그보다 크면 직선으로 커져, 이상치의 영향이 작습니다. 모든 출력에 대해 평균합니다.</translation>
        </message>
        <message>
            <source>Training ends when the validation loss no longer improves, and the weights with the lowest validation loss are the result. It prevents overfitting.</source>
            <translation>검증 손실이 더 나아지지 않으면 학습을 끝내고, 검증 손실이 가장 낮았던 가중치를 결과로 삼습니다. 과적합을 막습니다.</translation>
        </message>
        <message>
            <source>The loss of a regression: the squared difference between prediction and target, averaged over the samples.</source>
            <translation>회귀의 손실: 예측과 목푯값의 차이를 제곱해 표본에 대해 평균한 값.</translation>
        </message>
        <message>
            <source>The gradient grows in each layer on its way back to the input, so the steps become too large.</source>
            <translation>기울기가 입력 쪽으로 거슬러 갈수록 층마다 커져 스텝이 지나치게 커지는 현상.</translation>
        </message>
        <message>
            <source>The derivative of the activation. It multiplies the backward signal: at most 1/4 for a sigmoid, 1 for an active ReLU.</source>
            <translation>활성화 함수의 미분. 역전파 신호에 곱해집니다. sigmoid는 최대 1/4, 켜진 ReLU는 1입니다.</translation>
        </message>
        <message>
            <source>The factor by which the weights of a layer multiply the backward signal.</source>
            <translation>층의 가중치가 역전파 신호에 곱하는 배율.</translation>
        </message>
        <message>
            <source>The factors of the layers without weights of their own, such as batch normalization and dropout.</source>
            <translation>배치 정규화와 드롭아웃 같은 나머지 층이 곱하는 배율.</translation>
        </message>
        <message>
            <source>The factor that makes the backward signal smaller than all others do.</source>
            <translation>역전파 신호를 가장 많이 줄이는 배율.</translation>
        </message>
        <message>
            <source>The rule that turns the gradient into an update of the weights, such as SGD or Adam.</source>
            <translation>기울기로 가중치를 갱신하는 규칙. SGD와 Adam이 그 예입니다.</translation>
        </message>
        <message>
            <source>How the learning rate changes during the run.</source>
            <translation>실행하는 동안 학습률을 바꾸는 방법.</translation>
        </message>
        <message>
            <source>Shortens a gradient whose norm is above a limit, so that no step becomes too large.</source>
            <translation>스텝이 지나치게 커지지 않도록, 노름이 한도를 넘는 기울기를 줄이는 방법.</translation>
        </message>
        <message>
            <source>Pulls all weights toward 0 by the same amount, so that many of them become almost 0.</source>
            <translation>모든 가중치를 같은 크기로 0 쪽으로 당겨 많은 가중치를 거의 0으로 만드는 방법.</translation>
        </message>
        <message>
            <source>A phase of the run in which the loss hardly changes.</source>
            <translation>손실이 거의 변하지 않는 구간.</translation>
        </message>
        <message>
            <source>The line between areas in which a network predicts different classes.</source>
            <translation>신경망이 서로 다른 클래스를 예측하는 영역 사이의 선.</translation>
        </message>
        <message>
            <source>One of the K equal parts of the samples in a cross-validation.</source>
            <translation>교차 검증에서 표본을 K개로 똑같이 나눈 것 중 하나.</translation>
        </message>
        <message>
            <source>A page of the window with its own cards, such as Data, Train or Results.</source>
            <translation>카드를 모아 둔 창의 한 쪽. 데이터, 학습, 결과가 그 예입니다.</translation>
        </message>
        <message>
            <source>{sizes}, {activation}; {count} parameters</source>
            <translation>{sizes}, {activation}; 매개변수 {count}개</translation>
        </message>
        <message>
            <source>{name}: {counts} samples (training / validation / test), scaling: {scaling}</source>
            <translation>{name}: 표본 {counts}개 (훈련 / 검증 / 시험), 스케일링: {scaling}</translation>
        </message>
        <message>
            <source>{optimizer}, learning rate {rate}, batch size {batch}; {step} steps ({epochs} epochs)</source>
            <translation>{optimizer}, 학습률 {rate}, 배치 크기 {batch}; {step} 스텝 ({epochs} 에폭)</translation>
        </message>
        <message>
            <source>{score}, loss {loss}, at step {step}</source>
            <translation>{score}, 손실 {loss}, 스텝 {step}</translation>
        </message>
        <message>
            <source>{loss} at step {step}</source>
            <translation>스텝 {step}에서 {loss}</translation>
        </message>
        <message>
            <source>R² {score} ({count} samples)</source>
            <translation>R² {score} (표본 {count}개)</translation>
        </message>
        <message>
            <source>{sizes}; {count} parameters</source>
            <translation>{sizes}; 매개변수 {count}개</translation>
        </message>
        <message>
            <source>not measured yet</source>
            <translation>아직 측정하지 않음</translation>
        </message>
        <message>
            <source>stopped at step {step}: {reason} Results are those of step {best}.</source>
            <translation>스텝 {step}에서 멈춤: {reason} 결과는 스텝 {best}의 것입니다.</translation>
        </message>
        <message>
            <source>all steps taken</source>
            <translation>모든 스텝을 마침</translation>
        </message>
        <message>
            <source>{share} % ({low} to {high} %, {count} samples)</source>
            <translation>{share} % ({low}–{high} %, 표본 {count}개)</translation>
        </message>
        <message>
            <source>{share} % of {steps} steps</source>
            <translation>{steps} 스텝의 {share} %</translation>
        </message>
        <message>
            <source>Step has no gradient: it is flat on both sides of its jump, so backpropagation cannot train through it. Use Sigmoid, its smooth version, for training.</source>
            <translation>계단 함수는 뛰는 곳의 양쪽이 모두 평평해서 기울기가 없고, 역전파로 학습할 수 없습니다. 학습에는 매끄러운 시그모이드를 쓰세요.</translation>
        </message>
        <message>
            <source>The input contains no samples (shape {got}).</source>
            <translation>입력에 표본이 없습니다(형상 {got}).</translation>
        </message>
        <message>
            <source>it is not a zip file, or it is incomplete</source>
            <translation>zip 파일이 아니거나 중간에 잘렸습니다</translation>
        </message>
        <message>
            <source>its contents are inconsistent</source>
            <translation>내용이 서로 맞지 않습니다</translation>
        </message>
        <message>
            <source>its entries are compressed</source>
            <translation>항목이 압축되어 있습니다</translation>
        </message>
        <message>
            <source>The file {path} does not exist.</source>
            <translation>{path} 파일이 없습니다.</translation>
        </message>
        <message>
            <source>it has too many entries, or two entries with the same name</source>
            <translation>항목이 너무 많거나 이름이 같은 항목이 있습니다</translation>
        </message>
        <message>
            <source>its declared size is larger than such a file can contain</source>
            <translation>적혀 있는 크기가 이런 파일에 담길 수 있는 것보다 큽니다</translation>
        </message>
        <message>
            <source>one of its entries is damaged</source>
            <translation>일부 항목이 손상되었습니다</translation>
        </message>
        <message>
            <source>bug</source>
            <translation>버그</translation>
        </message>
        <message>
            <source>bug: '{bug}' cannot be in layer {layer}: {missing}. Possible layers: {places}.</source>
            <translation>bug: '{bug}'은(는) {layer}번째 층에 넣을 수 없습니다: {missing}. 가능한 층: {places}.</translation>
        </message>
        <message>
            <source>there is no such layer with weights</source>
            <translation>가중치가 있는 그런 층이 없음</translation>
        </message>
        <message>
            <source>Not divided by the batch size</source>
            <translation>배치 크기로 나누지 않음</translation>
        </message>
        <message>
            <source>The loss is the mean over the mini-batch, but its gradient is that of the sum.</source>
            <translation>손실은 미니배치의 평균인데 기울기는 합의 기울기입니다.</translation>
        </message>
        <message>
            <source>no loss</source>
            <translation>손실 없음</translation>
        </message>
        <message>
            <source>y instead of y(1 − y)</source>
            <translation>y(1 − y) 대신 y</translation>
        </message>
        <message>
            <source>The sigmoid multiplies the gradient by its output instead of its slope.</source>
            <translation>시그모이드가 기울기 대신 출력을 곱합니다.</translation>
        </message>
        <message>
            <source>no sigmoid</source>
            <translation>시그모이드 없음</translation>
        </message>
        <message>
            <source>ReLU: mask ignored</source>
            <translation>ReLU: 마스크 무시</translation>
        </message>
        <message>
            <source>The gradient passes through all units, also through those that were 0.</source>
            <translation>기울기가 0이었던 유닛도 모두 지나갑니다.</translation>
        </message>
        <message>
            <source>no ReLU</source>
            <translation>ReLU 없음</translation>
        </message>
        <message>
            <source>ReLU: mask of the batch before</source>
            <translation>ReLU: 이전 배치의 마스크</translation>
        </message>
        <message>
            <source>The gradient passes through the units that were active one mini-batch earlier.</source>
            <translation>한 미니배치 전에 활성이던 유닛으로 기울기가 지나갑니다.</translation>
        </message>
        <message>
            <source>Bias gradient from one sample only</source>
            <translation>표본 하나만으로 구한 편향 기울기</translation>
        </message>
        <message>
            <source>The gradient of the bias is not summed over the mini-batch.</source>
            <translation>편향의 기울기를 미니배치에 대해 더하지 않습니다.</translation>
        </message>
        <message>
            <source>no bias</source>
            <translation>편향 없음</translation>
        </message>
        <message>
            <source>Transposed weight</source>
            <translation>전치한 가중치</translation>
        </message>
        <message>
            <source>The gradient is multiplied by W instead of Wᵀ. The shapes fit if W is square.</source>
            <translation>기울기에 Wᵀ 대신 W를 곱합니다. W가 정사각이면 모양이 맞습니다.</translation>
        </message>
        <message>
            <source>W is not square</source>
            <translation>W가 정사각이 아님</translation>
        </message>
        <message>
            <source>Dropout: mask not applied backward</source>
            <translation>드롭아웃: 역전파에 마스크 없음</translation>
        </message>
        <message>
            <source>Units that were switched off still pass the gradient on.</source>
            <translation>꺼진 유닛도 기울기를 그대로 보냅니다.</translation>
        </message>
        <message>
            <source>no dropout</source>
            <translation>드롭아웃 없음</translation>
        </message>
        <message>
            <source>Softmax without subtracting the maximum</source>
            <translation>최댓값을 빼지 않은 softmax</translation>
        </message>
        <message>
            <source>exp overflows for scores above 88 in float32, and the loss becomes NaN.</source>
            <translation>float32에서는 점수가 88을 넘으면 exp가 넘쳐 손실이 NaN이 됩니다.</translation>
        </message>
        <message>
            <source>no softmax</source>
            <translation>softmax 없음</translation>
        </message>
        <message>
            <source>L2 gradient forgotten</source>
            <translation>L2 기울기 빠뜨림</translation>
        </message>
        <message>
            <source>The weight decay is not added to the gradient of this layer.</source>
            <translation>이 층의 기울기에 가중치 감쇠를 더하지 않습니다.</translation>
        </message>
        <message>
            <source>no L2 penalty</source>
            <translation>L2 페널티 없음</translation>
        </message>
        <message>
            <source>a mini-batch is one sample</source>
            <translation>미니배치가 표본 하나임</translation>
        </message>
        <message>
            <source>{what}: expected numbers, but got values of type {dtype}.</source>
            <translation>{what}: 수가 필요한데 자료형이 {dtype}입니다.</translation>
        </message>
        <message>
            <source>{field}: '{value}' is not {expected}.</source>
            <translation>{field}: '{value}' 값을 쓸 수 없습니다. 필요한 값: {expected}.</translation>
        </message>
        <message>
            <source>{field}: {value} is outside {low} … {high}.</source>
            <translation>{field}: {value}은(는) {low} … {high} 범위를 벗어납니다.</translation>
        </message>
        <message>
            <source>{name}: the value must be {limits}, but is {value}.</source>
            <translation>{name}: {limits}여야 하는데 {value}입니다.</translation>
        </message>
        <message>
            <source>{what}: the rows have different lengths, so they do not form an array.</source>
            <translation>{what}: 행의 길이가 서로 달라 배열로 만들 수 없습니다.</translation>
        </message>
        <message>
            <source>{what}: the value at {index} is {value}. Networks need finite numbers: drop the sample, or fill in the missing value (for example with the mean of its column).</source>
            <translation>{what}: {index}의 값이 {value}입니다. 신경망에는 유한한 수만 넣을 수 있습니다. 그 표본을 빼거나 결측값을 채우세요(예: 그 열의 평균).</translation>
        </message>
        <message>
            <source>a number</source>
            <translation>수</translation>
        </message>
        <message>
            <source>a whole number</source>
            <translation>정수</translation>
        </message>
        <message>
            <source>above 0</source>
            <translation>0보다 큰 수</translation>
        </message>
        <message>
            <source>at least 0 and below 1</source>
            <translation>0 이상 1 미만의 수</translation>
        </message>
        <message>
            <source>{layer} expects {expected} channels, but the input images have {got}.</source>
            <translation>{layer}: 채널이 {expected}개인 이미지를 받는데, 들어온 이미지의 채널은 {got}개입니다.</translation>
        </message>
        <message>
            <source>{loss} needs one row of numbers per sample, but the network outputs {shape}. End it with Flatten and Affine.</source>
            <translation>{loss}: 표본마다 수가 한 행씩 필요한데 신경망의 출력은 {shape}입니다. 끝에 Flatten과 Affine을 두세요.</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>레이블</translation>
        </message>
        <message>
            <source>Row {row} of the labels is not a probability distribution: its values must be 0 or more and add up to 1.</source>
            <translation>레이블의 {row}번째 행은 확률 분포가 아닙니다. 모든 값이 0 이상이고 합이 1이어야 합니다.</translation>
        </message>
        <message>
            <source>{loss} needs two or more outputs, but the network has 1. Use one output per class, or SigmoidCrossEntropy.</source>
            <translation>{loss}에는 출력이 둘 이상 필요한데 신경망의 출력은 하나입니다. 클래스마다 출력을 하나씩 두거나 SigmoidCrossEntropy를 쓰세요.</translation>
        </message>
        <message>
            <source>data set</source>
            <translation>데이터셋</translation>
        </message>
        <message>
            <source>Shapes</source>
            <translation>형상</translation>
        </message>
        <message>
            <source>Give every sample as many values as the network has inputs.</source>
            <translation>모든 표본의 값 개수를 신경망의 입력 수와 같게 하세요.</translation>
        </message>
        <message>
            <source>Types</source>
            <translation>자료형</translation>
        </message>
        <message>
            <source>Find the cells that are not numbers and correct them, or set the type of the column.</source>
            <translation>수가 아닌 셀을 찾아 바로잡거나, 그 열의 유형을 정하세요.</translation>
        </message>
        <message>
            <source>Missing values</source>
            <translation>결측값</translation>
        </message>
        <message>
            <source>Fill in the missing values, or drop the rows: a single NaN makes the whole loss NaN.</source>
            <translation>결측값을 채우거나 그 행을 빼세요. NaN이 하나만 있어도 손실 전체가 NaN이 됩니다.</translation>
        </message>
        <message>
            <source>Range</source>
            <translation>범위</translation>
        </message>
        <message>
            <source>Check these values. Is a unit wrong, is it a typing error, or are they rare but correct?</source>
            <translation>이 값들을 확인하세요. 단위가 틀렸나요, 잘못 입력했나요, 아니면 드물지만 맞는 값인가요?</translation>
        </message>
        <message>
            <source>Leave out features that never change, only number the rows, or repeat another feature.</source>
            <translation>값이 늘 같거나, 행 번호일 뿐이거나, 다른 특성과 똑같은 특성은 빼세요.</translation>
        </message>
        <message>
            <source>Duplicate rows</source>
            <translation>중복된 행</translation>
        </message>
        <message>
            <source>Remove the duplicates from one set: samples used for training cannot be used for testing.</source>
            <translation>둘 중 한쪽에서 지우세요. 훈련에 쓴 표본으로는 시험할 수 없습니다.</translation>
        </message>
        <message>
            <source>Balance</source>
            <translation>균형</translation>
        </message>
        <message>
            <source>Collect more samples of the rare class. Otherwise the network can be right most of the time without learning it.</source>
            <translation>드문 클래스의 표본을 더 모으세요. 그러지 않으면 신경망이 그 클래스를 배우지 않아도 대부분 맞힐 수 있습니다.</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>레이블</translation>
        </message>
        <message>
            <source>Number the classes from 0, without gaps.</source>
            <translation>클래스 번호를 0부터 빠짐없이 매기세요.</translation>
        </message>
        <message>
            <source>Labels and samples</source>
            <translation>레이블과 표본</translation>
        </message>
        <message>
            <source>Look at some samples with their labels. Was only one of the two shuffled?</source>
            <translation>표본 몇 개를 레이블과 함께 보세요. 둘 중 한쪽만 섞이지 않았나요?</translation>
        </message>
        <message>
            <source>Enough samples</source>
            <translation>충분한 표본</translation>
        </message>
        <message>
            <source>Get more samples of each class, or hold out smaller fractions.</source>
            <translation>클래스마다 표본을 더 모으거나, 떼어 두는 비율을 줄이세요.</translation>
        </message>
        <message>
            <source>Scales</source>
            <translation>스케일</translation>
        </message>
        <message>
            <source>Standardise the features: one learning rate has to work for all of them.</source>
            <translation>특성을 표준화하세요. 하나의 학습률이 모든 특성에 맞아야 합니다.</translation>
        </message>
        <message>
            <source>Statistics</source>
            <translation>통계량</translation>
        </message>
        <message>
            <source>Compute the mean and standard deviation from the training set only. Anything else is a data leak.</source>
            <translation>평균과 표준편차는 훈련 데이터에서만 구하세요. 그러지 않으면 데이터 누출입니다.</translation>
        </message>
        <message>
            <source>from {least} ('{rare}') to {most} ('{frequent}') training samples per class</source>
            <translation>클래스당 훈련 표본 {least}개('{rare}')~{most}개('{frequent}')</translation>
        </message>
        <message>
            <source>in every class at least {train} for training, {validation} for validation, {test} for testing</source>
            <translation>클래스마다 적어도 훈련 {train}개, 검증 {validation}개, 시험 {test}개</translation>
        </message>
        <message>
            <source>targets from {low} to {high}, standard deviation {deviation}</source>
            <translation>목푯값 {low}~{high}, 표준편차 {deviation}</translation>
        </message>
        <message>
            <source>Choose another target: this one has the same value in every sample.</source>
            <translation>다른 목푯값을 고르세요. 이 열은 모든 표본에서 값이 같습니다.</translation>
        </message>
        <message>
            <source>{count} training samples in every class</source>
            <translation>클래스마다 훈련 표본 {count}개</translation>
        </message>
        <message>
            <source>the targets are numbers; {lost} of them are missing</source>
            <translation>목푯값은 수이며 그중 {lost}개가 결측값</translation>
        </message>
        <message>
            <source>class numbers from 0 to {last}; the one-hot rows agree</source>
            <translation>클래스 번호 0~{last}; 원-핫 행과 일치</translation>
        </message>
        <message>
            <source>nearest neighbours predict {share} of {asked} labels correctly, a linear model {linear}; chance is {chance}</source>
            <translation>레이블 {asked}개를 맞힌 비율: 최근접 이웃 {share}, 선형 모델 {linear}, 우연 {chance}</translation>
        </message>
        <message>
            <source>{train} for training, {validation} for validation, {test} for testing</source>
            <translation>훈련 {train}개, 검증 {validation}개, 시험 {test}개</translation>
        </message>
        <message>
            <source>nearest neighbours explain {shared} of the target's variance, a linear model {linear}</source>
            <translation>목푯값 분산을 설명한 비율: 최근접 이웃 {shared}, 선형 모델 {linear}</translation>
        </message>
        <message>
            <source>Drop the rows without a target.</source>
            <translation>목푯값이 없는 행을 빼세요.</translation>
        </message>
        <message>
            <source>{count} labels are not class numbers from 0 to {last}</source>
            <translation>레이블 {count}개가 0에서 {last}까지의 클래스 번호가 아닙니다</translation>
        </message>
        <message>
            <source>the classes {names} differ only in capitals or spaces</source>
            <translation>클래스 {names}은(는) 대소문자나 공백만 다릅니다</translation>
        </message>
        <message>
            <source>Set spellings: merged to treat them as one class, or correct them.</source>
            <translation>한 클래스로 보려면 spellings: merged로 설정하고, 아니면 표기를 바로잡으세요.</translation>
        </message>
        <message>
            <source>too few samples to decide ({count})</source>
            <translation>표본이 너무 적어 판단할 수 없습니다({count}개)</translation>
        </message>
        <message>
            <source>too few samples to decide: nearest neighbours predict {share} of {asked} labels correctly, a linear model {linear}; chance is {chance}</source>
            <translation>표본이 너무 적어 판단할 수 없습니다. 레이블 {asked}개를 맞힌 비율: 최근접 이웃 {share}, 선형 모델 {linear}, 우연 {chance}</translation>
        </message>
        <message>
            <source>too few samples to decide: nearest neighbours explain {shared} of the target's variance, a linear model {linear}</source>
            <translation>표본이 너무 적어 판단할 수 없습니다. 목푯값 분산을 설명한 비율: 최근접 이웃 {shared}, 선형 모델 {linear}</translation>
        </message>
        <message>
            <source>{constant} of {count} features never change; {twins} repeat another feature</source>
            <translation>특성 {count}개 중 {constant}개는 값이 늘 같고, {twins}개는 다른 특성과 똑같습니다</translation>
        </message>
        <message>
            <source>{leaked} of {held} validation and test samples are also in the training set; {repeated} training samples are duplicates</source>
            <translation>검증·시험 표본 {held}개 중 {leaked}개가 훈련 데이터에도 있고, 훈련 표본 {repeated}개가 중복입니다</translation>
        </message>
        <message>
            <source>the standard deviations of the features differ by a factor of {ratio}; the largest is {widest}</source>
            <translation>특성의 표준편차가 서로 최대 {ratio}배 다르며, 가장 큰 값은 {widest}입니다</translation>
        </message>
        <message>
            <source>{sizes} samples with {features} values each</source>
            <translation>값이 {features}개인 표본 {sizes}개</translation>
        </message>
        <message>
            <source>samples with {widths} values in the training, validation and test set</source>
            <translation>훈련·검증·시험 표본의 값이 각각 {widths}개</translation>
        </message>
        <message>
            <source>numbers only ({dtype})</source>
            <translation>모두 수({dtype})</translation>
        </message>
        <message>
            <source>{count} missing values were found and filled in: {columns}</source>
            <translation>결측값 {count}개를 찾아 채웠습니다: {columns}</translation>
        </message>
        <message>
            <source>Find out why they were missing: the filled-in values are guesses.</source>
            <translation>왜 빠졌는지 알아보세요. 채운 값은 추정한 값입니다.</translation>
        </message>
        <message>
            <source>{lost} of {total} numbers ({share}) are missing (NaN) or infinite</source>
            <translation>수 {total}개 중 {lost}개({share})가 결측값(NaN)이거나 무한대입니다</translation>
        </message>
        <message>
            <source>{low} to {high}, without outliers</source>
            <translation>{low}~{high}, 이상치 없음</translation>
        </message>
        <message>
            <source>Keep one of each, unless they are repeated measurements.</source>
            <translation>같은 것을 여러 번 측정한 값이 아니라면 하나씩만 남기세요.</translation>
        </message>
        <message>
            <source>the pixels that enter the network go up to {largest}</source>
            <translation>신경망에 들어가는 픽셀 값이 최대 {largest}입니다</translation>
        </message>
        <message>
            <source>computed from the training set only</source>
            <translation>훈련 데이터에서만 구함</translation>
        </message>
        <message>
            <source>'{name}' is text: each of its {count} values became a separate feature</source>
            <translation>'{name}'은(는) 텍스트라서 값 {count}개가 각각 특성이 되었습니다</translation>
        </message>
        <message>
            <source>column '{name}' is text because {count} cells are not numbers</source>
            <translation>수가 아닌 셀이 {count}개 있어 열 '{name}'은(는) 텍스트입니다</translation>
        </message>
        <message>
            <source>{count} text columns became {features} features</source>
            <translation>텍스트 열 {count}개가 특성 {features}개가 되었습니다</translation>
        </message>
        <message>
            <source>all {total} numbers are finite</source>
            <translation>수 {total}개가 모두 유한합니다</translation>
        </message>
        <message>
            <source>{low} to {high}, within the declared range ({declared})</source>
            <translation>{low}~{high}, 정해진 범위({declared}) 안</translation>
        </message>
        <message>
            <source>{count} numbers are far from all others ({low} to {high})</source>
            <translation>수 {count}개가 나머지({low}~{high})와 멀리 떨어져 있습니다</translation>
        </message>
        <message>
            <source>'{name}' alone determines the target '{target}'</source>
            <translation>'{name}'만 알면 목푯값 '{target}'이(가) 정해집니다</translation>
        </message>
        <message>
            <source>Leave this column out if it is only known after the target.</source>
            <translation>목푯값을 안 뒤에야 알 수 있는 열이라면 빼세요.</translation>
        </message>
        <message>
            <source>'{name}' only numbers the rows</source>
            <translation>'{name}'은(는) 행 번호일 뿐입니다</translation>
        </message>
        <message>
            <source>word numbers, which an Embedding layer looks up</source>
            <translation>단어 번호: Embedding 층이 찾아 씁니다</translation>
        </message>
        <message>
            <source>nothing is scaled, so no statistics are needed</source>
            <translation>스케일링하지 않아 통계량이 필요 없습니다</translation>
        </message>
        <message>
            <source>computed from all data: up to {off} standard deviations away from the values of the training set</source>
            <translation>전체 데이터에서 구함: 훈련 데이터에서 구한 값과 최대 표준편차의 {off}배만큼 다릅니다</translation>
        </message>
        <message>
            <source>computed from all data, although the values happen to be the same</source>
            <translation>전체 데이터에서 구했지만 값은 우연히 같습니다</translation>
        </message>
        <message>
            <source>{count} numbers are outside the declared range {declared}: from {low} to {high}</source>
            <translation>수 {count}개가 정해진 범위({declared})를 벗어납니다: {low}~{high}</translation>
        </message>
        <message>
            <source>The image</source>
            <translation>이 이미지</translation>
        </message>
        <message>
            <source>digits-8x8 comes with scikit-learn, which is not installed. Install it with: pip install scikit-learn.</source>
            <translation>digits-8x8은 scikit-learn에 들어 있는데 scikit-learn이 설치되어 있지 않습니다. 다음으로 설치하세요: pip install scikit-learn.</translation>
        </message>
        <message>
            <source>the server cannot be reached</source>
            <translation>서버에 연결할 수 없습니다</translation>
        </message>
        <message>
            <source>{file} could not be downloaded ({reason}). Download it from {mirrors} and put it into {folder}, or give the folder that contains it with --data-dir.</source>
            <translation>{file}을(를) 내려받지 못했습니다({reason}). {mirrors}에서 직접 내려받아 {folder} 폴더에 넣거나, 파일이 있는 폴더를 --data-dir로 지정하세요.</translation>
        </message>
        <message>
            <source>a secure connection failed</source>
            <translation>보안 연결에 실패했습니다</translation>
        </message>
        <message>
            <source>the server does not respond</source>
            <translation>서버가 응답하지 않습니다</translation>
        </message>
        <message>
            <source>the connection was interrupted</source>
            <translation>연결이 끊어졌습니다</translation>
        </message>
        <message>
            <source>{file} cannot be written to {folder}: {reason}. It needs {size} MB of free space.</source>
            <translation>{file}을(를) {folder} 폴더에 쓸 수 없습니다: {reason}. 빈 공간 {size} MB가 필요합니다.</translation>
        </message>
        <message>
            <source>its checksum is wrong</source>
            <translation>체크섬이 맞지 않습니다</translation>
        </message>
        <message>
            <source>{path} contains no drawings, or it is damaged ({reason}). It needs the arrays xy, point_offset, stroke_offset and label.</source>
            <translation>{path} 파일에 그림이 없거나 파일이 손상되었습니다({reason}). xy, point_offset, stroke_offset, label 배열이 필요합니다.</translation>
        </message>
        <message>
            <source>xy contains a position outside the canvas</source>
            <translation>xy에 캔버스를 벗어난 좌표가 있습니다</translation>
        </message>
        <message>
            <source>a stroke has no points</source>
            <translation>점이 없는 획이 있습니다</translation>
        </message>
        <message>
            <source>a drawing has neither strokes nor ink</source>
            <translation>획도 잉크도 없는 그림이 있습니다</translation>
        </message>
        <message>
            <source>an array is missing</source>
            <translation>필요한 배열이 없습니다</translation>
        </message>
        <message>
            <source>{path} does not contain the built-in digits ({reason}).</source>
            <translation>{path} 파일에 내장 숫자 데이터가 들어 있지 않습니다({reason}).</translation>
        </message>
        <message>
            <source>Nablascope, generated from pen strokes</source>
            <translation>Nablascope, 펜 획으로 만듦</translation>
        </message>
        <message>
            <source>No fault: the data is unchanged.</source>
            <translation>결함 없음: 데이터를 그대로 씁니다.</translation>
        </message>
        <message>
            <source>The last feature is missing from the validation and test samples.</source>
            <translation>검증 표본과 시험 표본에 마지막 특성이 없습니다.</translation>
        </message>
        <message>
            <source>A single text cell turns a whole column into text: each of its values becomes a separate feature.</source>
            <translation>텍스트 셀 하나 때문에 열 전체가 텍스트가 되어, 값마다 특성이 하나씩 생깁니다.</translation>
        </message>
        <message>
            <source>3 % of the values in the training samples are missing (NaN).</source>
            <translation>훈련 표본의 값 가운데 3 %가 결측값(NaN)입니다.</translation>
        </message>
        <message>
            <source>1 % of the values in the training samples are 100 times too large.</source>
            <translation>훈련 표본의 값 가운데 1 %가 100배로 커져 있습니다.</translation>
        </message>
        <message>
            <source>The first half of the features has the same values in every sample.</source>
            <translation>특성의 앞쪽 절반이 모든 표본에서 같습니다.</translation>
        </message>
        <message>
            <source>The validation and test samples are also in the training set.</source>
            <translation>검증 표본과 시험 표본이 훈련 데이터에도 들어 있습니다.</translation>
        </message>
        <message>
            <source>Only 2 % of the training samples of the most frequent class are left.</source>
            <translation>가장 많은 클래스의 훈련 표본이 2 %만 남아 있습니다.</translation>
        </message>
        <message>
            <source>The training labels are shuffled, so they say nothing about their samples.</source>
            <translation>훈련 레이블이 뒤섞여 있어 표본에 대해 아무것도 알려 주지 않습니다.</translation>
        </message>
        <message>
            <source>The labels start at 1 instead of 0, so the last one is not a valid class.</source>
            <translation>레이블이 0이 아니라 1부터 시작해, 마지막 레이블은 없는 클래스를 가리킵니다.</translation>
        </message>
        <message>
            <source>Only 3 training samples of each class are left.</source>
            <translation>클래스마다 훈련 표본이 3개만 남아 있습니다.</translation>
        </message>
        <message>
            <source>The data is not scaled. Pixels are 0 … 255; in other data the first feature is given in thousandths, so its values are 1000 times as large.</source>
            <translation>데이터를 스케일링하지 않습니다. 픽셀은 0 … 255이고, 다른 데이터에서는 첫 특성을 1000분의 1 단위로 적어 값이 1000배가 됩니다.</translation>
        </message>
        <message>
            <source>This fault cannot be injected into '{name}'. Choose another.</source>
            <translation>'{name}' 데이터에는 이 결함을 넣을 수 없습니다. 다른 결함을 고르세요.</translation>
        </message>
        <message>
            <source>pen_width: {value} is not a positive number.</source>
            <translation>pen_width: {value}은(는) 양수가 아닙니다.</translation>
        </message>
        <message>
            <source>{field}: this needs images of {side} × {side} pixels, but a sample here has {features} values. Turn it off for this data.</source>
            <translation>{field}: {side} × {side}픽셀 이미지가 필요한데, 이 데이터의 표본은 값이 {features}개입니다. 이 데이터에서는 끄세요.</translation>
        </message>
        <message>
            <source>A stroke must have shape (n, 2), but has {shape}.</source>
            <translation>획의 형상은 (n, 2)여야 하는데 {shape}입니다.</translation>
        </message>
        <message>
            <source>A stroke contains a position that is not finite.</source>
            <translation>획에 유한하지 않은 좌표가 있습니다.</translation>
        </message>
        <message>
            <source>A stroke must be an array of numbers with shape (n, 2).</source>
            <translation>획은 형상이 (n, 2)인 수의 배열이어야 합니다.</translation>
        </message>
        <message>
            <source>These are not the original MNIST files: their checksums differ. The EMNIST digits, for example, are transposed, and a network trained on them misreads upright digits.</source>
            <translation>MNIST의 원본 파일이 아닙니다. 체크섬이 다릅니다. 예를 들어 EMNIST의 숫자는 가로와 세로가 뒤바뀌어 있어, 그것으로 학습한 신경망은 바로 쓴 숫자를 잘못 읽습니다.</translation>
        </message>
        <message>
            <source>{path} is not the Keras MNIST file, or it is damaged ({reason}). It needs the arrays x_train, y_train, x_test and y_test.</source>
            <translation>{path}은(는) Keras의 MNIST 파일이 아니거나 손상되었습니다({reason}). x_train, y_train, x_test, y_test 배열이 필요합니다.</translation>
        </message>
        <message>
            <source>{path}: label {value} at position {position} is not a digit from 0 to 9.</source>
            <translation>{path}: {position}번째 레이블 {value}은(는) 0에서 9까지의 숫자가 아닙니다.</translation>
        </message>
        <message>
            <source>{path} contains a web page, probably an error message saved under this name. Delete it and download the file again.</source>
            <translation>{path}에는 웹 페이지가 들어 있습니다. 오류 메시지가 이 이름으로 저장된 것 같습니다. 지우고 파일을 다시 내려받으세요.</translation>
        </message>
        <message>
            <source>{path} is incomplete: it ends after {got} bytes, inside its header. Download the file again.</source>
            <translation>{path} 파일이 중간에 잘렸습니다. 머리글이 끝나기 전에 {got}바이트에서 끝납니다. 파일을 다시 내려받으세요.</translation>
        </message>
        <message>
            <source>{path} is not the expected MNIST file: its header says {found} {sides}, expected {magic} {item}. Were two files swapped?</source>
            <translation>{path} 파일은 필요한 MNIST 파일이 아닙니다. 머리글이 {magic} {item}이어야 하는데 {found} {sides}입니다. 두 파일이 서로 바뀌지 않았나요?</translation>
        </message>
        <message>
            <source>{path} is incomplete or damaged: its header announces {count} items ({expected} bytes), but {got} bytes follow. Download the file again.</source>
            <translation>{path} 파일이 잘렸거나 손상되었습니다. 머리글에는 {count}개({expected}바이트)라고 되어 있지만 실제로는 {got}바이트입니다. 파일을 다시 내려받으세요.</translation>
        </message>
        <message>
            <source>{path} contains {images} images, but there are {labels} labels. The two files do not belong together.</source>
            <translation>{path}에는 이미지가 {images}개인데 레이블은 {labels}개입니다. 두 파일이 서로 맞지 않습니다.</translation>
        </message>
        <message>
            <source>{path} does not exist. Put the four files ({files}), compressed or not, into {folder}, or give their folder with --data-dir.</source>
            <translation>{path} 파일이 없습니다. 네 파일({files})을 압축된 채로 또는 풀어서 {folder}에 넣거나, 파일이 있는 폴더를 --data-dir로 지정하세요.</translation>
        </message>
        <message>
            <source>{path} cannot be read: {reason}. Download the file again.</source>
            <translation>{path} 파일을 읽을 수 없습니다: {reason}. 파일을 다시 내려받으세요.</translation>
        </message>
        <message>
            <source>{count} of {total} files cannot be used and are left out: {names}{more} First error: {reason}</source>
            <translation>파일 {total}개 가운데 {count}개는 쓸 수 없어 뺐습니다: {names}{more} 첫 오류: {reason}</translation>
        </message>
        <message>
            <source>file: choose a folder with one subfolder of images per class.</source>
            <translation>file: 클래스마다 이미지 폴더가 하나씩 든 폴더를 고르세요.</translation>
        </message>
        <message>
            <source>Image files can only be read by the application.</source>
            <translation>이미지 파일은 앱에서만 읽을 수 있습니다.</translation>
        </message>
        <message>
            <source>{path} contains no images itself: the class folders are one level deeper. Choose {deeper}.</source>
            <translation>{path}에는 이미지가 바로 들어 있지 않고, 클래스 폴더가 한 단계 아래에 있습니다. {deeper}을(를) 고르세요.</translation>
        </message>
        <message>
            <source>{path} contains images of {count} class(es), but at least two are needed. Put the images of each class into a subfolder named after it.</source>
            <translation>{path}에는 클래스 {count}개의 이미지가 있는데, 적어도 둘이 필요합니다. 클래스마다 그 이름을 붙인 하위 폴더에 이미지를 넣으세요.</translation>
        </message>
        <message>
            <source>{path} contains {count} images; at most {most} can be read.</source>
            <translation>{path}에는 이미지가 {count}개 있습니다. 최대 {most}개까지 읽을 수 있습니다.</translation>
        </message>
        <message>
            <source>{folder}: none of its {count} files can be used. First error: {reason}</source>
            <translation>{folder}: 파일 {count}개 가운데 쓸 수 있는 것이 없습니다. 첫 오류: {reason}</translation>
        </message>
        <message>
            <source>{path} is not a folder. Choose a folder with one subfolder per class.</source>
            <translation>{path}은(는) 폴더가 아닙니다. 클래스마다 하위 폴더가 하나씩 든 폴더를 고르세요.</translation>
        </message>
        <message>
            <source>{path}, row {row}: points need numbers in the columns x1, x2 and class.</source>
            <translation>{path}, {row}행: 점에는 x1, x2, class 열에 수가 있어야 합니다.</translation>
        </message>
        <message>
            <source>{path}: the classes of points must be whole numbers from 0 to {most}.</source>
            <translation>{path}: 점의 클래스는 0에서 {most}까지의 정수여야 합니다.</translation>
        </message>
        <message>
            <source>placed by hand</source>
            <translation>직접 찍음</translation>
        </message>
        <message>
            <source>scaling: the numbers in '{name}' stand for words and cannot be scaled. Choose none.</source>
            <translation>scaling: '{name}'의 수는 단어를 나타내므로 스케일링할 수 없습니다. 없음(none)을 고르세요.</translation>
        </message>
        <message>
            <source>{name} shows no digit: nothing stands out from the background.</source>
            <translation>{name}: 숫자가 보이지 않습니다. 배경과 뚜렷이 구별되는 잉크가 없습니다.</translation>
        </message>
        <message>
            <source>{name} has {width} × {height} pixels, but a digit needs at least {least} × {least}.</source>
            <translation>{name}: {width} × {height}픽셀입니다. 숫자를 읽으려면 적어도 {least} × {least}픽셀이 필요합니다.</translation>
        </message>
        <message>
            <source>Sequence {index}: {value} is not a whole number from 0 to {largest}.</source>
            <translation>시퀀스 {index}: {value}은(는) 0에서 {largest}까지의 정수가 아닙니다.</translation>
        </message>
        <message>
            <source>Nablascope, sentences generated from a random seed</source>
            <translation>Nablascope, 난수 시드로 만든 문장</translation>
        </message>
        <message>
            <source>folds: {count} samples cannot be split into {value} folds. Choose from 2 to {most}.</source>
            <translation>folds: 표본 {count}개를 폴드 {value}개로 나눌 수 없습니다. 2에서 {most} 사이로 고르세요.</translation>
        </message>
        <message>
            <source>{data}: {count} samples are too few: the {part} set would be empty. Use more samples, or change the fractions of the validation and test set.</source>
            <translation>{data}: 표본 {count}개는 너무 적어 {part} 데이터가 비게 됩니다. 표본을 늘리거나 검증·시험 데이터의 비율을 바꾸세요.</translation>
        </message>
        <message>
            <source>count: {value} digits cannot be drawn; the count must be 0 or more.</source>
            <translation>count: 숫자 {value}개를 그릴 수는 없습니다. 0 이상이어야 합니다.</translation>
        </message>
        <message>
            <source>Read as a Weka ARFF file, with the names and types that it declares.</source>
            <translation>Weka의 ARFF 파일로 읽었습니다. 이름과 유형은 파일에 선언된 대로입니다.</translation>
        </message>
        <message>
            <source>{path} is an ARFF file without @data, so it has no rows.</source>
            <translation>{path}은(는) @data가 없는 ARFF 파일이라 행이 없습니다.</translation>
        </message>
        <message>
            <source>{path}, row {row}: sparse ARFF files cannot be read. Save the file from Weka as CSV.</source>
            <translation>{path}, {row}행: 희소(sparse) ARFF 파일은 읽을 수 없습니다. Weka에서 CSV로 저장하세요.</translation>
        </message>
        <message>
            <source>{path}, row {row}: {reason}. Look for a quotation mark that is not closed.</source>
            <translation>{path}, {row}행: {reason}. 닫히지 않은 따옴표가 없는지 확인하세요.</translation>
        </message>
        <message>
            <source>the file ends inside a cell</source>
            <translation>파일이 셀 중간에서 끝납니다</translation>
        </message>
        <message>
            <source>{path} is empty. A table needs a row of names and rows of values.</source>
            <translation>{path} 파일이 비어 있습니다. 표에는 이름 행과 값 행이 있어야 합니다.</translation>
        </message>
        <message>
            <source>{path}: byte {byte} (row {row}) does not fit the encoding ({tried}). The file may mix encodings: save it again as UTF-8, or choose its encoding.</source>
            <translation>{path}: {byte}번째 바이트({row}행)가 인코딩({tried})에 맞지 않습니다. 파일에 여러 인코딩이 섞여 있을 수 있습니다. UTF-8로 다시 저장하거나 인코딩을 고르세요.</translation>
        </message>
        <message>
            <source>{path}: byte {byte} (row {row}) is NUL, which cannot occur in a text table. Export it as CSV again.</source>
            <translation>{path}: {byte}번째 바이트({row}행)가 NUL입니다. 텍스트로 된 표에는 있을 수 없습니다. CSV로 다시 내보내세요.</translation>
        </message>
        <message>
            <source>{path} is a folder. Choose a file in it.</source>
            <translation>{path}은(는) 폴더입니다. 그 안의 파일을 고르세요.</translation>
        </message>
        <message>
            <source>{path} has {size} MB; at most {most} MB can be read. Use a part of it.</source>
            <translation>{path}의 크기는 {size} MB입니다. 최대 {most} MB까지 읽을 수 있습니다. 일부만 쓰세요.</translation>
        </message>
        <message>
            <source>{path} does not exist, or no longer exists. Choose the file again.</source>
            <translation>{path} 파일이 없습니다(또는 없어졌습니다). 파일을 다시 고르세요.</translation>
        </message>
        <message>
            <source>Column '{name}': {count} missing values filled with {value} ({how} of the training set).</source>
            <translation>열 '{name}': 결측값 {count}개를 {value}(으)로 채웠습니다(훈련 데이터의 {how}).</translation>
        </message>
        <message>
            <source>Column '{name}': numbers are stored with 7 digits, so only {after} of {before} different values remain. Subtract a constant from them.</source>
            <translation>열 '{name}': 수를 7자리로 저장하므로 서로 다른 값 {before}개 중 {after}개만 구별됩니다. 일정한 수를 빼 두세요.</translation>
        </message>
        <message>
            <source>The first row ({cells}) was read as values. If it contains names, set header: yes.</source>
            <translation>첫 행({cells})을 값으로 읽었습니다. 열 이름이라면 header: yes로 설정하세요.</translation>
        </message>
        <message>
            <source>{path} has no rows below the header.</source>
            <translation>{path}에는 머리글 아래에 행이 없습니다.</translation>
        </message>
        <message>
            <source>{path} has {count} columns; at most {most} can be read.</source>
            <translation>{path}에는 열이 {count}개 있습니다. 최대 {most}개까지 읽을 수 있습니다.</translation>
        </message>
        <message>
            <source>{path}, row {row}: {got} cells, but {width} columns. The row reads: {cells}. Put text that contains the delimiter in quotation marks.</source>
            <translation>{path}, {row}행: 열은 {width}개인데 셀이 {got}개입니다. 행의 내용: {cells}. 구분자가 든 텍스트는 따옴표로 묶으세요.</translation>
        </message>
        <message>
            <source>Read as an Orange table, with the types and roles from its header.</source>
            <translation>Orange의 표로 읽었습니다. 유형과 역할은 머리글을 따릅니다.</translation>
        </message>
        <message>
            <source>{count} line(s) above the table were skipped: {text}.</source>
            <translation>표 위의 {count}줄을 건너뛰었습니다: {text}.</translation>
        </message>
        <message>
            <source>Row {row} looks like units and was skipped: {text}.</source>
            <translation>{row}행은 단위로 보여 건너뛰었습니다: {text}.</translation>
        </message>
        <message>
            <source>{count} row(s) below the table were skipped: {text}.</source>
            <translation>표 아래의 행 {count}개를 건너뛰었습니다: {text}.</translation>
        </message>
        <message>
            <source>{count} row(s) that are comments or repeat the header were skipped (first: row {row}).</source>
            <translation>주석이거나 머리글이 되풀이된 행 {count}개를 건너뛰었습니다(첫 번째는 {row}행).</translation>
        </message>
        <message>
            <source>{path}, row {row}: {got} cells, but {width} columns. The row reads: {cells}. Add the cells missing after '{last}', or remove the row.</source>
            <translation>{path}, {row}행: 열은 {width}개인데 셀이 {got}개입니다. 행의 내용: {cells}. '{last}' 뒤에 빠진 셀을 채우거나 그 행을 빼세요.</translation>
        </message>
        <message>
            <source>The first row ({cells}) was read as values, because the same values occur below. If it contains names, set header: yes.</source>
            <translation>첫 행({cells})은 아래에 같은 값이 또 나와서 값으로 읽었습니다. 열 이름이라면 header: yes로 설정하세요.</translation>
        </message>
        <message>
            <source>{path} has no column '{name}', which the network was trained on; the nearest is '{near}'. Its columns: {known}.</source>
            <translation>{path}에는 신경망이 학습한 '{name}' 열이 없습니다. 가장 비슷한 것은 '{near}'입니다. 있는 열: {known}.</translation>
        </message>
        <message>
            <source>{path} has no column '{name}', which the network was trained on. Its columns: {known}.</source>
            <translation>{path}에는 신경망을 학습시킨 열 '{name}'이(가) 없습니다. 있는 열: {known}.</translation>
        </message>
        <message>
            <source>{path}, data row {row}: a value is missing, and the network was trained without such rows (missing: drop). Fill it in, or remove the row.</source>
            <translation>{path}, 데이터 {row}행: 값이 비어 있습니다. 이 신경망은 결측값이 있는 행을 빼고(missing: drop) 학습했습니다. 값을 채우거나 그 행을 빼세요.</translation>
        </message>
        <message>
            <source>{path}, data row {row}, column '{name}': the number is too large.</source>
            <translation>{path}, 데이터 {row}행, '{name}' 열: 수가 너무 큽니다.</translation>
        </message>
        <message>
            <source>Column '{name}': {count} empty cells were filled in.</source>
            <translation>열 '{name}': 빈 셀 {count}개를 채웠습니다.</translation>
        </message>
        <message>
            <source>Column '{name}': '{text}' (row {row}) does not occur in the training data, so this network does not know it{others}.</source>
            <translation>열 '{name}': '{text}'({row}행)은(는) 훈련 데이터에 없어 이 신경망이 알지 못합니다{others}.</translation>
        </message>
        <message>
            <source>{path}, row {row}, column '{name}': '{value}' is not a number.</source>
            <translation>{path}, {row}행, 열 '{name}': '{value}'은(는) 수가 아닙니다.</translation>
        </message>
        <message>
            <source>Column '{name}': '{value}' is not a number.</source>
            <translation>열 '{name}': '{value}'은(는) 수가 아닙니다.</translation>
        </message>
        <message>
            <source>Column '{name}': the number is too large.</source>
            <translation>열 '{name}': 수가 너무 큽니다.</translation>
        </message>
        <message>
            <source>Column '{name}': '{value}' is not a valid value for this column{hint}.</source>
            <translation>열 '{name}': '{value}'은(는) 이 열에 쓸 수 있는 값이 아닙니다{hint}.</translation>
        </message>
        <message>
            <source>Column '{name}': a value is needed, because the network was trained on rows without missing values.</source>
            <translation>열 '{name}': 결측값이 없는 행으로만 학습한 신경망이라 값이 필요합니다.</translation>
        </message>
        <message>
            <source>{low} … {high}</source>
            <translation>{low} … {high}</translation>
        </message>
        <message>
            <source>{told}, {count} missing</source>
            <translation>{told}, 결측값 {count}개</translation>
        </message>
        <message>
            <source>{words}</source>
            <translation>{words}</translation>
        </message>
        <message>
            <source>—</source>
            <translation>—</translation>
        </message>
        <message>
            <source>{form}</source>
            <translation>{form}</translation>
        </message>
        <message>
            <source>{count} different</source>
            <translation>{count}가지</translation>
        </message>
        <message>
            <source>no numbers</source>
            <translation>수 없음</translation>
        </message>
        <message>
            <source>header</source>
            <translation>머리글</translation>
        </message>
        <message>
            <source>decimal</source>
            <translation>소수점</translation>
        </message>
        <message>
            <source>column</source>
            <translation>열</translation>
        </message>
        <message>
            <source>Read as {encoding}, delimiter {delimiter}, {header}; {rows} rows, {columns} columns.</source>
            <translation>{encoding}(으)로 읽음, 구분자 {delimiter}, {header}; 행 {rows}개, 열 {columns}개.</translation>
        </message>
        <message>
            <source>file: choose the table to read, such as a CSV, TSV or Excel file.</source>
            <translation>file: 읽을 표를 고르세요(예: CSV, TSV, Excel 파일).</translation>
        </message>
        <message>
            <source>columns: the target '{name}' cannot be skipped.</source>
            <translation>columns: 목푯값 '{name}'은(는) 뺄 수 없습니다.</translation>
        </message>
        <message>
            <source>{path} has no features besides the target '{target}': {why}</source>
            <translation>{path}에는 목푯값 '{target}' 말고는 특성으로 쓸 열이 없습니다: {why}</translation>
        </message>
        <message>
            <source>{path}: no column has a value in the training set.</source>
            <translation>{path}: 훈련 데이터의 어느 열에도 값이 없습니다.</translation>
        </message>
        <message>
            <source>Columns without any text in the training set were left out: {names}.</source>
            <translation>훈련 데이터에 텍스트가 없는 열을 뺐습니다: {names}.</translation>
        </message>
        <message>
            <source>{path} would become {rows} samples with {features} features, which is more than {most} numbers. Skip columns of text (columns: name=skip).</source>
            <translation>{path}은(는) 특성이 {features}개인 표본 {rows}개가 되어 수가 {most}개를 넘습니다. 텍스트 열을 빼세요(columns: name=skip).</translation>
        </message>
        <message>
            <source>Read {header}; {rows} rows, {columns} columns.</source>
            <translation>읽음: {header}; 행 {rows}개, 열 {columns}개.</translation>
        </message>
        <message>
            <source>{count} rows without a value of '{name}' were dropped.</source>
            <translation>'{name}' 값이 없는 행 {count}개를 뺐습니다.</translation>
        </message>
        <message>
            <source>with header</source>
            <translation>머리글 있음</translation>
        </message>
        <message>
            <source>without header</source>
            <translation>머리글 없음</translation>
        </message>
        <message>
            <source>{count} rows with missing values were dropped.</source>
            <translation>결측값이 있는 행 {count}개를 뺐습니다.</translation>
        </message>
        <message>
            <source>a PDF file</source>
            <translation>PDF 파일</translation>
        </message>
        <message>
            <source>an image</source>
            <translation>이미지</translation>
        </message>
        <message>
            <source>an HDF5 file</source>
            <translation>HDF5 파일</translation>
        </message>
        <message>
            <source>a Parquet file</source>
            <translation>Parquet 파일</translation>
        </message>
        <message>
            <source>a database</source>
            <translation>데이터베이스</translation>
        </message>
        <message>
            <source>a compressed file (gzip)</source>
            <translation>압축 파일(gzip)</translation>
        </message>
        <message>
            <source>delimiter</source>
            <translation>구분자</translation>
        </message>
        <message>
            <source>encoding</source>
            <translation>인코딩</translation>
        </message>
        <message>
            <source>{path} is JSON, not a table. Save the table as CSV.</source>
            <translation>{path} 파일은 표가 아니라 JSON입니다. 표를 CSV로 저장하세요.</translation>
        </message>
        <message>
            <source>{path} is a web page or XML, not a table. Save the table as CSV.</source>
            <translation>{path} 파일은 표가 아니라 웹 페이지나 XML입니다. 표를 CSV로 저장하세요.</translation>
        </message>
        <message>
            <source>{path} is {kind}, not a table. Choose a CSV, TSV, Excel, ODS or ARFF file.</source>
            <translation>{path}은(는) 표가 아닙니다({kind}). CSV, TSV, Excel, ODS, ARFF 파일을 고르세요.</translation>
        </message>
        <message>
            <source>{path}: its sheets have no cells.</source>
            <translation>{path}: 시트에 셀이 없습니다.</translation>
        </message>
        <message>
            <source>Sheet '{sheet}' was read.</source>
            <translation>시트 '{sheet}'을(를) 읽었습니다.</translation>
        </message>
        <message>
            <source>{path} would take {size} MB when unpacked; at most {most} MB can be read. Save the table as CSV.</source>
            <translation>{path}은(는) 압축을 풀면 {size} MB인데 최대 {most} MB까지 읽을 수 있습니다. 표를 CSV로 저장하세요.</translation>
        </message>
        <message>
            <source>{path} cannot be read as Excel or ODS. Save the table as CSV.</source>
            <translation>{path} 파일을 Excel이나 ODS로 읽을 수 없습니다. 표를 CSV로 저장하세요.</translation>
        </message>
        <message>
            <source>Sheet '{sheet}' was read; the file has {count} sheets.</source>
            <translation>시트 {count}개 가운데 '{sheet}'을(를) 읽었습니다.</translation>
        </message>
        <message>
            <source>task</source>
            <translation>과제</translation>
        </message>
        <message>
            <source>Target '{name}': classification into {count} classes, because it contains text.</source>
            <translation>목푯값 '{name}': 텍스트이므로 클래스 {count}개로 분류합니다.</translation>
        </message>
        <message>
            <source>Target '{name}': classification into {count} classes, because its whole numbers look like labels. Set task: regression to treat them as numbers.</source>
            <translation>목푯값 '{name}': 정수가 레이블로 보여 클래스 {count}개로 분류합니다. 수로 보려면 task: regression으로 설정하세요.</translation>
        </message>
        <message>
            <source>task: the target '{name}' contains text, such as '{value}', but a regression needs numbers. Choose classification, or another target.</source>
            <translation>task: 목푯값 '{name}'에 '{value}' 같은 텍스트가 있는데 회귀에는 수가 필요합니다. 분류(classification)나 다른 목푯값을 고르세요.</translation>
        </message>
        <message>
            <source>Target '{name}': classification into {count} classes, as set.</source>
            <translation>목푯값 '{name}': 설정대로 클래스 {count}개로 분류합니다.</translation>
        </message>
        <message>
            <source>{path}: the target '{name}' has only {count} value(s), so there is nothing to learn. Choose another target.</source>
            <translation>{path}: 목푯값 '{name}'의 값이 {count}가지뿐이라 배울 것이 없습니다. 다른 목푯값을 고르세요.</translation>
        </message>
        <message>
            <source>{path}: the target '{name}' has {count} different values, too many for classes (at most {most}). Choose another target, or read it as numbers (columns: {name}=number).</source>
            <translation>{path}: 목푯값 '{name}'의 값이 {count}가지로, 클래스로 쓰기에는 너무 많습니다(최대 {most}가지). 다른 목푯값을 고르거나 수로 읽으세요(columns: {name}=number).</translation>
        </message>
        <message>
            <source>Target '{name}': regression, because its {count} whole numbers do not look like labels (0, 1, 2 … or 1, 2, 3 …, with at least five rows each). Set task: classification to treat them as classes.</source>
            <translation>목푯값 '{name}': 정수 {count}가지가 레이블(0, 1, 2 … 또는 1, 2, 3 …, 각각 다섯 행 이상)로 보이지 않아 회귀로 풉니다. 클래스로 보려면 task: classification으로 설정하세요.</translation>
        </message>
        <message>
            <source>Target '{name}': regression, because it contains numbers.</source>
            <translation>목푯값 '{name}': 수이므로 회귀로 풉니다.</translation>
        </message>
        <message>
            <source>Column '{name}': '{cell}' is read as {value}, but could also be {other}. In that case set decimal: {sign}.</source>
            <translation>열 '{name}': '{cell}'을(를) {value}(으)로 읽었습니다. {other}일 수도 있으며, 그렇다면 decimal: {sign}(으)로 설정하세요.</translation>
        </message>
        <message>
            <source>{path}: column '{name}' contains no recognisable dates (example: '{value}'). Read it as text, or skip it.</source>
            <translation>{path}: 열 '{name}'에 알아볼 수 있는 날짜가 없습니다(예: '{value}'). 텍스트로 읽거나 빼세요.</translation>
        </message>
        <message>
            <source>{path}: column '{name}' is not a flag: it contains other values than yes and no or true and false (example: '{value}').</source>
            <translation>{path}: 열 '{name}'은(는) 예/아니요(flag) 열이 아닙니다. yes와 no, true와 false가 아닌 값이 있습니다(예: '{value}').</translation>
        </message>
        <message>
            <source>{path}: column '{name}' contains no numbers (the first other cell is '{value}', row {row}). Read it as text, or skip it.</source>
            <translation>{path}: 열 '{name}'에 수가 하나도 없습니다(수가 아닌 첫 셀: '{value}', {row}행). 텍스트로 읽거나 빼세요.</translation>
        </message>
        <message>
            <source>Column '{name}': {texts} differ only in capitals or spaces. Set spellings: merged to treat them as one.</source>
            <translation>열 '{name}': {texts}은(는) 대소문자나 공백만 다릅니다. 하나로 보려면 spellings: merged로 설정하세요.</translation>
        </message>
        <message>
            <source>{path} has only one usable column ('{name}'; left out: {others}), but a table needs features and a target. Is the delimiter right?</source>
            <translation>{path}에 쓸 수 있는 열이 하나뿐입니다('{name}', 뺀 열: {others}). 학습할 표에는 특성과 목푯값이 있어야 합니다. 구분자가 맞나요?</translation>
        </message>
        <message>
            <source>{count} empty column(s) without a name were skipped.</source>
            <translation>이름도 값도 없는 열 {count}개를 뺐습니다.</translation>
        </message>
        <message>
            <source>Column '{name}' is text because {count} cells are not numbers, such as '{value}' (row {row}).</source>
            <translation>열 '{name}'은(는) '{value}'({row}행)처럼 수가 아닌 셀이 {count}개 있어 텍스트로 읽었습니다.</translation>
        </message>
        <message>
            <source>Column '{name}': {count} cells that are not numbers, such as '{value}' (row {row}), count as missing.</source>
            <translation>열 '{name}': '{value}'({row}행)처럼 수가 아닌 셀 {count}개를 결측값으로 봅니다.</translation>
        </message>
        <message>
            <source>Column '{name}': {sign} in {count} rows looks like a marker for missing values. In that case set gaps: {sign}.</source>
            <translation>열 '{name}': {count}개 행의 {sign}은(는) 결측값 표시로 보입니다. 그렇다면 gaps: {sign}(으)로 설정하세요.</translation>
        </message>
        <message>
            <source>Column '{name}' contains dates ({form}) and was left out. Set columns: {name}=date to use the day count, month and weekday.</source>
            <translation>열 '{name}'은(는) 날짜({form})라서 뺐습니다. 날수, 월, 요일로 쓰려면 columns: {name}=date로 설정하세요.</translation>
        </message>
        <message>
            <source>Column '{name}' was left out: it has {count} different texts (at most {most} become features).</source>
            <translation>열 '{name}'을(를) 뺐습니다. 서로 다른 텍스트가 {count}가지입니다(최대 {most}가지까지 특성이 됩니다).</translation>
        </message>
        <message>
            <source>Column '{name}': '{text}' in {count} rows is kept as a class. If it means a missing value, set gaps: {text}.</source>
            <translation>열 '{name}': {count}개 행의 '{text}'을(를) 클래스로 둡니다. 결측값을 뜻한다면 gaps: {text}(으)로 설정하세요.</translation>
        </message>
        <message>
            <source>Column '{name}': '{text}' in {count} rows is kept as text. If it means a missing value, set gaps: {text}.</source>
            <translation>열 '{name}': {count}개 행의 '{text}'을(를) 텍스트로 둡니다. 결측값을 뜻한다면 gaps: {text}(으)로 설정하세요.</translation>
        </message>
        <message>
            <source>'{name}' is the target because of its name. Otherwise it would be the last column.</source>
            <translation>이름을 보고 '{name}'을(를) 목푯값으로 골랐습니다. 그렇지 않으면 마지막 열이 목푯값입니다.</translation>
        </message>
        <message>
            <source>Column '{name}': the dates are read as {form}, but could also be {other}. In that case write them as YYYY-MM-DD.</source>
            <translation>열 '{name}': 날짜를 {form}(으)로 읽었습니다. {other}일 수도 있으며, 그렇다면 YYYY-MM-DD로 적으세요.</translation>
        </message>
        <message>
            <source>Column '{name}': '{cell}' is read as {value}.</source>
            <translation>열 '{name}': '{cell}'을(를) {value}(으)로 읽었습니다.</translation>
        </message>
        <message>
            <source>Column '{name}' was left out: nearly every row has a different text ({count} in {rows} rows).</source>
            <translation>열 '{name}'을(를) 뺐습니다. 거의 모든 행의 텍스트가 서로 다릅니다({rows}행에 {count}가지).</translation>
        </message>
        <message>
            <source>Column '{name}' has no values and was left out.</source>
            <translation>열 '{name}'에는 값이 없어 뺐습니다.</translation>
        </message>
        <message>
            <source>Column '{name}' only numbers or names the rows and was left out.</source>
            <translation>열 '{name}'은(는) 행의 번호나 이름이라서 뺐습니다.</translation>
        </message>
        <message>
            <source>Column '{name}': '{cell}' is read as {value}. Set columns: {name}=text if these are codes.</source>
            <translation>열 '{name}': '{cell}'을(를) {value}(으)로 읽었습니다. 코드라면 columns: {name}=text로 설정하세요.</translation>
        </message>
        <message>
            <source>most frequent</source>
            <translation>최빈값</translation>
        </message>
        <message>
            <source>mean</source>
            <translation>평균</translation>
        </message>
        <message>
            <source>median</source>
            <translation>중앙값</translation>
        </message>
        <message>
            <source>columns: '{part}' should be name=role, name=type or both, such as price=target number. Roles are {roles}; types are {types}.</source>
            <translation>columns: '{part}' 대신 이름=역할, 이름=유형, 또는 둘 다로 쓰세요(예: price=target number). 역할: {roles}. 유형: {types}.</translation>
        </message>
        <message>
            <source>Nablascope, generated from a random seed</source>
            <translation>Nablascope, 난수 시드로 만듦</translation>
        </message>
        <message>
            <source>My digits: '{use}' needs another data set with digits of 28 × 28 pixels, and '{name}' is not one. Choose watch.</source>
            <translation>내 숫자: '{use}'에는 28 × 28픽셀 숫자로 된 다른 데이터셋이 필요한데, '{name}'은(는) 그런 데이터셋이 아닙니다. 지켜보기(watch)를 고르세요.</translation>
        </message>
        <message>
            <source>My digits: '{use}' needs {needed}, and you have saved {count}. Draw digits and save each one with its key, 0 … 9.</source>
            <translation>내 숫자: '{use}'에는 {needed}이(가) 필요한데 모은 것은 {count}개입니다. 숫자를 그리고 0 … 9 키로 모으세요.</translation>
        </message>
        <message>
            <source>You have not saved any digits yet. Draw digits on the canvas and save each one with its key, 0 … 9.</source>
            <translation>아직 모은 숫자가 없습니다. 캔버스에 숫자를 그리고 0 … 9 키로 모으세요.</translation>
        </message>
        <message>
            <source>drawn by you</source>
            <translation>직접 그림</translation>
        </message>
        <message>
            <source>two digits of the same class</source>
            <translation>같은 클래스의 숫자 두 개</translation>
        </message>
        <message>
            <source>one digit</source>
            <translation>숫자 하나</translation>
        </message>
        <message>
            <source>Lists and functions of lists, such as sum, cannot be used: x is one number here.</source>
            <translation>목록과 sum처럼 목록을 다루는 함수는 쓸 수 없습니다. 여기서 x는 수 하나입니다.</translation>
        </message>
        <message>
            <source>Type a function of {names}, such as x**2.</source>
            <translation>x**2처럼 {names}의 함수를 입력하세요.</translation>
        </message>
        <message>
            <source>{name} has no value here: write a function of {names}.</source>
            <translation>{name}에는 값이 없습니다. {names}의 함수를 쓰세요.</translation>
        </message>
        <message>
            <source>Parabola</source>
            <translation>포물선</translation>
        </message>
        <message>
            <source>Two valleys</source>
            <translation>두 골짜기</translation>
        </message>
        <message>
            <source>Corner</source>
            <translation>모서리</translation>
        </message>
        <message>
            <source>A plateau</source>
            <translation>평탄한 고원</translation>
        </message>
        <message>
            <source>Flat valley</source>
            <translation>납작한 골짜기</translation>
        </message>
        <message>
            <source>Rosenbrock</source>
            <translation>로젠브록</translation>
        </message>
        <message>
            <source>Saddle</source>
            <translation>안장</translation>
        </message>
        <message>
            <source>Ravine</source>
            <translation>협곡</translation>
        </message>
        <message>
            <source>format</source>
            <translation>형식</translation>
        </message>
        <message>
            <source>There is nothing to check.</source>
            <translation>확인할 것이 없습니다.</translation>
        </message>
        <message>
            <source>{format} needs the Python package {package}, which is not installed. Install it with: python -m pip install -r {requirements}</source>
            <translation>{format}에는 파이썬 패키지 {package}이(가) 필요한데 설치되어 있지 않습니다. 다음 명령으로 설치하세요: python -m pip install -r {requirements}</translation>
        </message>
        <message>
            <source>Checked in a fresh process on {count} validation samples: it agrees to {difference:.1g}.</source>
            <translation>새 프로세스에서 검증 표본 {count}개로 확인했습니다. 차이는 {difference:.1g} 이하입니다.</translation>
        </message>
        <message>
            <source>Checked by reading it back: it agrees to {difference:.1g}.</source>
            <translation>다시 읽어 확인했습니다. 차이는 {difference:.1g} 이하입니다.</translation>
        </message>
        <message>
            <source>Not checked: the Python package {package} is not installed.</source>
            <translation>확인하지 못했습니다. 파이썬 패키지 {package}이(가) 설치되어 있지 않습니다.</translation>
        </message>
        <message>
            <source>Not checked: the data of this run cannot be loaded here.</source>
            <translation>확인하지 못했습니다. 이 실행의 데이터를 여기서 불러올 수 없습니다.</translation>
        </message>
        <message>
            <source>Keras could not write the weights: {reason}.</source>
            <translation>Keras가 가중치를 쓰지 못했습니다: {reason}.</translation>
        </message>
        <message>
            <source>The export disagrees with the network: it predicts {got}, not {expected}.</source>
            <translation>내보낸 것이 신경망과 다릅니다. 예측의 모양이 {expected}이(가) 아니라 {got}입니다.</translation>
        </message>
        <message>
            <source>The export disagrees with the network by {difference:.2g}, more than {limit:.2g}, and was not kept.</source>
            <translation>내보낸 것이 신경망과 {difference:.2g}만큼 다릅니다. 허용 한계 {limit:.2g}보다 커서 남기지 않았습니다.</translation>
        </message>
        <message>
            <source>The export was written, but does not run: {reason}.</source>
            <translation>내보낸 파일을 썼지만 실행되지 않습니다: {reason}.</translation>
        </message>
        <message>
            <source>This lane has weights that are not finite numbers, so it predicts nothing. Export a lane that has not diverged.</source>
            <translation>이 레인에는 유한하지 않은 가중치가 있어 아무것도 예측하지 못합니다. 발산하지 않은 레인을 내보내세요.</translation>
        </message>
        <message>
            <source>This lane has a fault in its preparation (a column that became text) and cannot be exported. Export a lane without the fault.</source>
            <translation>이 레인의 전처리에는 결함(텍스트가 된 열)이 있어 내보낼 수 없습니다. 결함이 없는 레인을 내보내세요.</translation>
        </message>
        <message>
            <source>y: give one output for each of two or more classes.</source>
            <translation>y: 둘 이상의 클래스마다 출력을 하나씩 주세요.</translation>
        </message>
        <message>
            <source>The shape of a sample must consist of whole numbers of at least 1, but is {got}.</source>
            <translation>표본의 형상은 1 이상의 정수여야 하는데 {got}입니다.</translation>
        </message>
        <message>
            <source>A network needs at least one layer.</source>
            <translation>신경망에는 층이 하나 이상 있어야 합니다.</translation>
        </message>
        <message>
            <source>A network that begins with {layer} needs the shape of a sample: Network(layers, input_shape=(…)).</source>
            <translation>{layer}(으)로 시작하는 신경망에는 표본의 형상이 필요합니다: Network(layers, input_shape=(…)).</translation>
        </message>
        <message>
            <source>A network has one input. Build all branches from the same nn.Input(…).</source>
            <translation>신경망의 입력은 하나입니다. 모든 가지를 같은 nn.Input(…)에서 만드세요.</translation>
        </message>
        <message>
            <source>The same layer is used twice in the network. Create a separate layer for each position.</source>
            <translation>같은 층이 신경망에 두 번 들어 있습니다. 자리마다 층을 따로 만드세요.</translation>
        </message>
        <message>
            <source>{got} is not a layer. A network is a list of layers such as nn.Affine(784, 10) and nn.ReLU().</source>
            <translation>{got}은(는) 층이 아닙니다. 신경망은 nn.Affine(784, 10), nn.ReLU() 같은 층의 목록입니다.</translation>
        </message>
        <message>
            <source>{path} holds no network that a recipe can express: it has to end with a dense layer.</source>
            <translation>{path}에는 레시피로 나타낼 수 있는 신경망이 없습니다. 완전 연결 층으로 끝나야 합니다.</translation>
        </message>
        <message>
            <source>{path} holds weights that are not finite numbers, or variances below zero.</source>
            <translation>{path}에 유한한 수가 아닌 가중치나 0보다 작은 분산이 있습니다.</translation>
        </message>
        <message>
            <source>{path}: start weights are read from files that end in .onnx or .safetensors.</source>
            <translation>{path}: 시작 가중치는 .onnx나 .safetensors로 끝나는 파일에서 읽습니다.</translation>
        </message>
        <message>
            <source>{path} is not there: start weights cannot be read.</source>
            <translation>{path}이(가) 없어 시작 가중치를 읽을 수 없습니다.</translation>
        </message>
        <message>
            <source>{path} needs the Python package {package}. Install it with: pip install -r requirements-export.txt</source>
            <translation>{path}에는 파이썬 패키지 {package}이(가) 필요합니다. 다음으로 설치하세요: pip install -r requirements-export.txt</translation>
        </message>
        <message>
            <source>{path}: its layers differ in their activations, batch normalization or skip connections in a way that no recipe can express.</source>
            <translation>{path}: 층마다 활성화 함수, 배치 정규화, 스킵 연결이 달라 레시피로 나타낼 수 없습니다.</translation>
        </message>
        <message>
            <source>{path}: the network takes {takes} numbers, but a sample of '{name}' has {features}.</source>
            <translation>{path}: 신경망은 수 {takes}개를 받지만 '{name}'의 표본은 {features}개입니다.</translation>
        </message>
        <message>
            <source>{path}: {units} numbers leave the network, but '{name}' needs {outputs}.</source>
            <translation>{path}: 신경망에서 수 {units}개가 나오지만 '{name}'에는 {outputs}개가 필요합니다.</translation>
        </message>
        <message>
            <source>{path}: its layers ({found}) are not those of this recipe ({own}). Import the file again, or empty the field.</source>
            <translation>{path}: 파일의 층({found})이 이 레시피의 층({own})과 다릅니다. 파일을 다시 가져오거나 항목을 비우세요.</translation>
        </message>
        <message>
            <source>{path} scales its samples before a convolution, which no recipe can express.</source>
            <translation>{path}: 합성곱 앞에서 표본을 스케일링하는데, 레시피로 나타낼 수 없습니다.</translation>
        </message>
        <message>
            <source>{path}: {found} numbers enter the first dense layer, but {expected} leave the convolutions of a recipe: 3 × 3 with padding, each followed by 2 × 2 pooling.</source>
            <translation>{path}: 첫 완전 연결 층에 수 {found}개가 들어가지만, 레시피의 합성곱(패딩이 있는 3 × 3, 저마다 2 × 2 풀링)에서는 {expected}개가 나옵니다.</translation>
        </message>
        <message>
            <source>{path}: the operator {kind} ({name}) cannot be expressed by a recipe. These can: {known}.</source>
            <translation>{path}: 연산자 {kind}({name})은(는) 레시피로 나타낼 수 없습니다. 되는 것: {known}.</translation>
        </message>
        <message>
            <source>{path} has {count} inputs; a network with one can be imported.</source>
            <translation>{path}의 입력이 {count}개입니다. 입력이 하나인 신경망만 가져올 수 있습니다.</translation>
        </message>
        <message>
            <source>{path}: the operator {kind} ({name}) is used in a way that no recipe has.</source>
            <translation>{path}: 연산자 {kind}({name})이(가) 레시피에 없는 방식으로 쓰였습니다.</translation>
        </message>
        <message>
            <source>{path} cannot be read as an ONNX model: {reason}.</source>
            <translation>{path}을(를) ONNX 모델로 읽을 수 없습니다: {reason}.</translation>
        </message>
        <message>
            <source>{path} computes something else than the network that a recipe can make of it (the largest difference is {difference}), so it is not imported.</source>
            <translation>{path}의 계산은 레시피로 만들 수 있는 신경망과 다릅니다(가장 큰 차이 {difference}). 그래서 가져오지 않습니다.</translation>
        </message>
        <message>
            <source>{path} cannot be run: {reason}.</source>
            <translation>{path}을(를) 실행할 수 없습니다: {reason}.</translation>
        </message>
        <message>
            <source>{path}: the array '{name}' belongs to no layer.</source>
            <translation>{path}: 배열 '{name}'이(가) 어느 층에도 속하지 않습니다.</translation>
        </message>
        <message>
            <source>{path}: the arrays of '{name}' are no dense layer, convolution or batch normalization, so no recipe can express them.</source>
            <translation>{path}: '{name}'의 배열은 완전 연결 층도 합성곱도 배치 정규화도 아니어서 레시피로 나타낼 수 없습니다.</translation>
        </message>
        <message>
            <source>{path}: the layers do not follow each other from {features} features on: {shapes}.</source>
            <translation>{path}: 특성 {features}개에서 시작해 층이 서로 이어지지 않습니다: {shapes}.</translation>
        </message>
        <message>
            <source>{path}: batch normalizations of {norms} features do not follow layers of {units} units one by one.</source>
            <translation>{path}: 특성 {norms}개의 배치 정규화가 유닛 {units}개의 층과 하나씩 맞지 않습니다.</translation>
        </message>
        <message>
            <source>{path} holds numbers of a kind that NumPy does not have ({reason}). Save it as float32.</source>
            <translation>{path}의 수는 NumPy에 없는 형식입니다({reason}). float32로 저장하세요.</translation>
        </message>
        <message>
            <source>{path} cannot be read as a safetensors file: {reason}.</source>
            <translation>{path}을(를) safetensors 파일로 읽을 수 없습니다: {reason}.</translation>
        </message>
        <message>
            <source>initializer</source>
            <translation>초깃값</translation>
        </message>
        <message>
            <source>Accuracy needs classes: the labels must be 0 and 1, or -1 and 1, but contain {values}.</source>
            <translation>정확도를 계산하려면 클래스가 필요합니다. 레이블은 0과 1, 또는 -1과 1이어야 하는데 {values}이(가) 있습니다.</translation>
        </message>
        <message>
            <source>Got {samples} samples and {labels} labels. Give one label per sample, and at least one sample.</source>
            <translation>표본 {samples}개와 레이블 {labels}개입니다. 표본마다 레이블을 하나씩, 표본은 하나 이상 주세요.</translation>
        </message>
        <message>
            <source>Labels must be class numbers of shape (N,) or one-hot rows of shape (N, {classes}), but have shape {shape} and type {dtype}.</source>
            <translation>레이블은 형상이 (N,)인 클래스 번호이거나 형상이 (N, {classes})인 원-핫 행이어야 하는데, 형상 {shape}, 자료형 {dtype}입니다.</translation>
        </message>
        <message>
            <source>Label {value} at position {position} is not a class number from 0 to {largest}.</source>
            <translation>{position}번째 레이블 {value}은(는) 0에서 {largest}까지의 클래스 번호가 아닙니다.</translation>
        </message>
        <message>
            <source>One-hot labels have {got} columns, but there are {classes} classes.</source>
            <translation>원-핫 레이블의 열은 {got}개인데 클래스는 {classes}개입니다.</translation>
        </message>
        <message>
            <source>Row {row} of the labels is not one-hot: it must contain a single 1 and otherwise 0.</source>
            <translation>레이블의 {row}번째 행은 원-핫이 아닙니다. 1이 하나이고 나머지는 0이어야 합니다.</translation>
        </message>
        <message>
            <source>Targets must be numbers, but have type {dtype}.</source>
            <translation>목푯값은 수여야 하는데 자료형이 {dtype}입니다.</translation>
        </message>
        <message>
            <source>Targets of shape {got} do not fit outputs of shape {expected}. Give one number per output of each sample.</source>
            <translation>목푯값의 형상 {got}이(가) 출력의 형상 {expected}과(와) 맞지 않습니다. 표본마다 출력 하나에 수를 하나씩 주세요.</translation>
        </message>
        <message>
            <source>Binary cross-entropy: label {value} at position {position} must be 0 or 1.</source>
            <translation>이진 교차 엔트로피: {position}번째 레이블 {value}은(는) 0이나 1이어야 합니다.</translation>
        </message>
        <message>
            <source>Labels: the rows have different lengths, so they do not form an array.</source>
            <translation>레이블: 행의 길이가 서로 달라 배열로 만들 수 없습니다.</translation>
        </message>
        <message>
            <source>{layer}: call forward before backward.</source>
            <translation>{layer}: backward보다 forward를 먼저 호출하세요.</translation>
        </message>
        <message>
            <source>{layer}: call a layer on nodes, starting from nn.Input(…). To pass numbers, use {layer}.forward(x).</source>
            <translation>{layer}: 층은 nn.Input(…)에서 시작하는 노드에 대해 호출하세요. 수를 넣으려면 {layer}.forward(x)를 쓰세요.</translation>
        </message>
        <message>
            <source>{layer}: {name} must be a whole number of at least 1, but is {value}.</source>
            <translation>{layer}: {name}은(는) 1 이상의 정수여야 하는데 {value}입니다.</translation>
        </message>
        <message>
            <source>{layer} takes one input, but got {count}. Join branches with Add or Concatenate.</source>
            <translation>{layer}: 입력을 하나만 받는데 {count}개입니다. 가지는 Add나 Concatenate로 합치세요.</translation>
        </message>
        <message>
            <source>{layer}: branches of shapes {shapes} cannot be joined: {rule}.</source>
            <translation>{layer}: 형상이 {shapes}인 가지는 합칠 수 없습니다: {rule}.</translation>
        </message>
        <message>
            <source>{layer} expects samples of shape ({expected},), but the previous layer outputs {got}. Put a Flatten layer between them.</source>
            <translation>{layer}: 형상이 ({expected},)인 표본을 받는데 앞 층의 출력은 {got}입니다. 사이에 Flatten 층을 두세요.</translation>
        </message>
        <message>
            <source>Affine({expected}, {outputs}) expects {expected} features, but gets {got}. Write Affine({got}, {outputs}).</source>
            <translation>Affine({expected}, {outputs}): 특성 {expected}개를 받는데 {got}개가 들어옵니다. Affine({got}, {outputs})로 쓰세요.</translation>
        </message>
        <message>
            <source>Affine({expected}, {outputs}) expects an input of shape (batch, {expected}), but got {got}.</source>
            <translation>Affine({expected}, {outputs})의 입력 형상은 (batch, {expected})여야 하는데 {got}이(가) 들어왔습니다.</translation>
        </message>
        <message>
            <source>Reshape: a sample of shape {got} has {count} values, but the shape {shape} needs {needed}.</source>
            <translation>Reshape: 형상이 {got}인 표본에는 값이 {count}개 있는데 형상 {shape}에는 {needed}개가 필요합니다.</translation>
        </message>
        <message>
            <source>{layer}: {value} at {index} is not a whole number from 0 to {largest}.</source>
            <translation>{layer}: {index}의 {value}은(는) 0에서 {largest}까지의 정수가 아닙니다.</translation>
        </message>
        <message>
            <source>Add needs two or more branches of the same shape</source>
            <translation>Add에는 형상이 같은 가지가 둘 이상 있어야 합니다</translation>
        </message>
        <message>
            <source>all dimensions except the first must be equal</source>
            <translation>첫째를 뺀 모든 차원의 크기가 같아야 합니다</translation>
        </message>
        <message>
            <source>The condition '{text}' cannot be read: {reason}</source>
            <translation>조건 '{text}'을(를) 읽을 수 없습니다: {reason}</translation>
        </message>
        <message>
            <source>The condition is longer than {most} characters.</source>
            <translation>조건이 {most}자보다 깁니다.</translation>
        </message>
        <message>
            <source>The condition '{text}' cannot be read.</source>
            <translation>조건 '{text}'을(를) 읽을 수 없습니다.</translation>
        </message>
        <message>
            <source>The condition '{text}' asks for '{name}', which is not a fact. The page on lessons has the list.</source>
            <translation>조건 '{text}'에 있는 '{name}'은(는) 알 수 있는 사실이 아닙니다. 목록은 수업 문서에 있습니다.</translation>
        </message>
        <message>
            <source>The condition '{text}' compares nothing. Use a comparison such as {example}.</source>
            <translation>조건 '{text}'에 비교가 없습니다. {example}처럼 비교를 쓰세요.</translation>
        </message>
        <message>
            <source>{path}, line {line}: {reason}</source>
            <translation>{path}, {line}째 줄: {reason}</translation>
        </message>
        <message>
            <source>expected an object with {keys}.</source>
            <translation>{keys} 키를 가진 객체여야 합니다.</translation>
        </message>
        <message>
            <source>'{key}' is missing.</source>
            <translation>'{key}'이(가) 없습니다.</translation>
        </message>
        <message>
            <source>{key}: {value} is not a whole number.</source>
            <translation>{key}: {value}은(는) 0 이상의 정수가 아닙니다.</translation>
        </message>
        <message>
            <source>a text is a string, or an object such as {example}.</source>
            <translation>글은 문자열이거나 {example} 같은 객체입니다.</translation>
        </message>
        <message>
            <source>look: the name of a card is expected.</source>
            <translation>look: 카드의 이름이 필요합니다.</translation>
        </message>
        <message>
            <source>do and say are lists.</source>
            <translation>do와 say는 목록입니다.</translation>
        </message>
        <message>
            <source>a condition is a text, such as {example}.</source>
            <translation>조건은 {example} 같은 글입니다.</translation>
        </message>
        <message>
            <source>predict: '{kind}' is not one of {known}.</source>
            <translation>predict: '{kind}'은(는) {known} 가운데 하나가 아닙니다.</translation>
        </message>
        <message>
            <source>predict: a choice has two or more choices, other kinds have none.</source>
            <translation>predict: choice에는 choices가 둘 이상 필요하고, 다른 종류에는 없어야 합니다.</translation>
        </message>
        <message>
            <source>lane: {lane} is not 1 to {most}.</source>
            <translation>lane: {lane}은(는) 1에서 {most} 사이가 아닙니다.</translation>
        </message>
        <message>
            <source>an action is one of {known}.</source>
            <translation>동작은 {known} 가운데 하나입니다.</translation>
        </message>
        <message>
            <source>{path} is too large for a lesson.</source>
            <translation>{path}은(는) 수업 파일로는 너무 큽니다.</translation>
        </message>
        <message>
            <source>{path} is not a text in UTF-8.</source>
            <translation>{path}은(는) UTF-8 글이 아닙니다.</translation>
        </message>
        <message>
            <source>steps: a lesson has 1 to {most} steps.</source>
            <translation>steps: 수업은 1단계에서 {most}단계까지입니다.</translation>
        </message>
        <message>
            <source>step {number}: {reason}</source>
            <translation>{number}단계: {reason}</translation>
        </message>
        <message>
            <source>key</source>
            <translation>키</translation>
        </message>
        <message>
            <source>a text is given in {known}, not in '{language}'.</source>
            <translation>글은 {known}로 쓰고 '{language}'(으)로는 쓰지 않습니다.</translation>
        </message>
        <message>
            <source>experiment</source>
            <translation>실험</translation>
        </message>
        <message>
            <source>'{name}' in a text is not a fact.</source>
            <translation>글에 있는 '{name}'은(는) 알 수 있는 사실이 아닙니다.</translation>
        </message>
        <message>
            <source>{kind}: a field, a value and a lane are expected.</source>
            <translation>{kind}: 설정, 값, 레인이 필요합니다.</translation>
        </message>
        <message>
            <source>This lesson does something before it has opened an experiment.</source>
            <translation>이 수업은 실험을 열기 전에 무언가를 하려고 합니다.</translation>
        </message>
        <message>
            <source>lane: this run has {count} lane(s).</source>
            <translation>lane: 이 실행의 레인은 {count}개입니다.</translation>
        </message>
        <message>
            <source>field</source>
            <translation>필드</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>출력</translation>
        </message>
        <message>
            <source>{loss} takes scores and applies {own} itself, but the network ends with {last}. Remove that layer.</source>
            <translation>{loss}: 점수를 받아 {own}을(를) 직접 적용하는데, 신경망이 {last}(으)로 끝납니다. 그 층을 빼세요.</translation>
        </message>
        <message>
            <source>{loss} takes probabilities, but the network ends with {last}. End it with {end}, or use {other}.</source>
            <translation>{loss}: 확률을 받는데 신경망이 {last}(으)로 끝납니다. 끝에 {end}을(를) 두거나 {other}을(를) 쓰세요.</translation>
        </message>
        <message>
            <source>dtype: {value} is not float32 or float64.</source>
            <translation>dtype: {value}은(는) float32나 float64가 아닙니다.</translation>
        </message>
        <message>
            <source>Network takes its layers as a list: nn.Network([first, second, …]).</source>
            <translation>Network에는 층을 목록으로 주세요: nn.Network([첫째, 둘째, …]).</translation>
        </message>
        <message>
            <source>A network needs at least one layer with weights, such as Affine.</source>
            <translation>신경망에는 Affine처럼 가중치가 있는 층이 하나 이상 있어야 합니다.</translation>
        </message>
        <message>
            <source>{layer} is wrong on purpose and only fits into a network that is marked as broken (nn.break_backward).</source>
            <translation>{layer}은(는) 일부러 틀리게 만든 것이므로 그렇게 표시된 신경망(nn.break_backward)에만 들어갈 수 있습니다.</translation>
        </message>
        <message>
            <source>{layer} already belongs to another network. Create new layers, or copy that network with network.copy().</source>
            <translation>{layer}은(는) 이미 다른 신경망의 층입니다. 층을 새로 만들거나 network.copy()로 그 신경망을 복사하세요.</translation>
        </message>
        <message>
            <source>This is not a state from network.state(): it has no 'parameters'.</source>
            <translation>network.state()가 돌려준 값이 아닙니다. 'parameters'가 없습니다.</translation>
        </message>
        <message>
            <source>This state belongs to a network with {got:,} parameters, but this network has {size:,}.</source>
            <translation>매개변수가 {got:,}개인 신경망의 상태인데 이 신경망에는 {size:,}개가 있습니다.</translation>
        </message>
        <message>
            <source>The network expects images of shape (channels, height, width), but got rows of shape {got}. Begin it with nn.Reshape((channels, height, width)), or reshape the samples.</source>
            <translation>신경망은 이미지(채널, 높이, 너비)를 받는데 행 {got}이(가) 들어왔습니다. 맨 앞에 nn.Reshape((채널, 높이, 너비))를 두거나 표본의 형상을 바꾸세요.</translation>
        </message>
        <message>
            <source>The network expects inputs of shape ({shape}), but got {got}.</source>
            <translation>신경망은 형상이 ({shape})인 입력을 받는데 {got}이(가) 들어왔습니다.</translation>
        </message>
        <message>
            <source>optimizer: {value} is not an optimizer. Use one such as nn.SGD(learning_rate=0.1).</source>
            <translation>optimizer: {value}은(는) 최적화 기법이 아닙니다. nn.SGD(learning_rate=0.1)처럼 쓰세요.</translation>
        </message>
        <message>
            <source>schedule: {value} is not a schedule. Use one such as nn.Cosine(steps=1000).</source>
            <translation>schedule: {value}은(는) 스케줄이 아닙니다. nn.Cosine(steps=1000)처럼 쓰세요.</translation>
        </message>
        <message>
            <source>{optimizer}.update takes the flat vectors network.parameters and network.gradients, but got {got}.</source>
            <translation>{optimizer}.update는 한 줄로 늘어놓은 벡터 network.parameters와 network.gradients를 받는데 {got}이(가) 들어왔습니다.</translation>
        </message>
        <message>
            <source>This {optimizer} was used to train a network with {known:,} parameters. Create a new one for the network with {got:,}.</source>
            <translation>이 {optimizer}은(는) 매개변수가 {known:,}개인 신경망을 학습시키는 데 쓰였습니다. {got:,}개인 신경망에는 새로 만들어 쓰세요.</translation>
        </message>
        <message>
            <source>parameter</source>
            <translation>매개변수</translation>
        </message>
        <message>
            <source>{name} has shape {expected}, but the value has shape {got}.</source>
            <translation>{name}의 형상은 {expected}인데 값의 형상은 {got}입니다.</translation>
        </message>
        <message>
            <source>{layer} expects sequences of shape (length, {expected}), but got samples of shape {got}.</source>
            <translation>{layer}: 형상이 (길이, {expected})인 시퀀스를 받는데 형상이 {got}인 표본이 들어옵니다.</translation>
        </message>
        <message>
            <source>{layer} expects an input of shape (batch, length, {expected}), but got {got}.</source>
            <translation>{layer}: 형상이 (배치, 길이, {expected})인 입력을 받는데 {got}이(가) 들어왔습니다.</translation>
        </message>
        <message>
            <source>{kind}: there is no '{name}'. Known: {known}.</source>
            <translation>{kind}: '{name}'은(는) 없습니다. 쓸 수 있는 것: {known}.</translation>
        </message>
        <message>
            <source>{kind}: there is no '{name}'. Did you mean '{near}'? Known: {known}.</source>
            <translation>{kind}: '{name}'은(는) 없습니다. '{near}'을(를) 찾으셨나요? 쓸 수 있는 것: {known}.</translation>
        </message>
        <message>
            <source>{layer} expects {expected} features, or images with {expected} channels, but got samples of shape {got}.</source>
            <translation>{layer}: 특성 {expected}개나 채널이 {expected}개인 이미지를 받는데 형상이 {got}인 표본이 들어옵니다.</translation>
        </message>
        <message>
            <source>{layer} cannot compute a mean over a single sample during training. Use mini-batches of 2 or more.</source>
            <translation>{layer}: 학습 중에는 표본 하나로 평균을 낼 수 없습니다. 미니배치를 2 이상으로 하세요.</translation>
        </message>
        <message>
            <source>--over {pair}: write FIELD=VALUES.</source>
            <translation>--over {pair}: 항목=값 형태로 쓰세요.</translation>
        </message>
        <message>
            <source>{field}: the range {text} is empty. Write LOW..HIGH:N with a larger HIGH and N from 2 to {most}.</source>
            <translation>{field}: 범위 {text}이(가) 비어 있습니다. 작은값..큰값:N 형태로 쓰고, N은 2에서 {most}까지로 하세요.</translation>
        </message>
        <message>
            <source>{field}: a log range starts above 0, but {text} starts at {low}.</source>
            <translation>{field}: 로그 범위는 0보다 커야 하지만 {text}은(는) {low}에서 시작합니다.</translation>
        </message>
        <message>
            <source>{field}: '{text}' is not a list of values. Separate them by commas, and put a value that is itself a list in brackets.</source>
            <translation>{field}: '{text}'은(는) 값의 목록이 아닙니다. 쉼표로 나누고, 값 자체가 목록이면 대괄호로 묶으세요.</translation>
        </message>
        <message>
            <source>{path} holds a sweep of format {found}, but this version reads format {known}.</source>
            <translation>{path}의 스윕은 형식 {found}이지만 이 버전은 형식 {known}을(를) 읽습니다.</translation>
        </message>
        <message>
            <source>{path}: this sweep has runs that are not finished. Its saved runs are needed to continue it.</source>
            <translation>{path}: 이 스윕에는 끝나지 않은 실행이 있습니다. 이어서 진행하려면 저장된 실행이 필요합니다.</translation>
        </message>
        <message>
            <source>{path}: another process is working on this sweep.</source>
            <translation>{path}: 다른 프로세스가 이 스윕을 진행하고 있습니다.</translation>
        </message>
        <message>
            <source>search</source>
            <translation>탐색 방법</translation>
        </message>
        <message>
            <source>seeds: {value} is outside 1 … {most}.</source>
            <translation>seeds: {value}은(는) 1 … {most} 범위를 벗어납니다.</translation>
        </message>
        <message>
            <source>budget: {value} is outside 1 … {most}.</source>
            <translation>budget: {value}은(는) 1 … {most} 범위를 벗어납니다.</translation>
        </message>
        <message>
            <source>budget: a grid takes every combination. Search random, or halving.</source>
            <translation>budget: 격자는 모든 조합을 씁니다. random이나 halving으로 탐색하세요.</translation>
        </message>
        <message>
            <source>{field}: a halving decides itself how many steps each run takes. Vary another field, or search a grid.</source>
            <translation>{field}: 절반 줄이기는 실행마다 스텝 수를 스스로 정합니다. 다른 항목을 바꾸거나 격자로 탐색하세요.</translation>
        </message>
        <message>
            <source>This sweep would have {count} runs; at most {most} are possible. Vary fewer fields, or search at random.</source>
            <translation>이 스윕은 실행이 {count}개가 됩니다. 최대 {most}개까지 가능합니다. 바꿀 항목을 줄이거나 무작위로 탐색하세요.</translation>
        </message>
        <message>
            <source>{field}: it is varied twice. Give all its values at once.</source>
            <translation>{field}: 두 번 지정되었습니다. 값을 한 번에 모두 쓰세요.</translation>
        </message>
        <message>
            <source>Deep Learning from Scratch, chapter 5</source>
            <translation>밑바닥부터 시작하는 딥러닝, 5장</translation>
        </message>
        <message>
            <source>Buying apples</source>
            <translation>사과 사기</translation>
        </message>
        <message>
            <source>Apples and oranges</source>
            <translation>사과와 귤</translation>
        </message>
        <message>
            <source>A sigmoid unit</source>
            <translation>시그모이드 유닛</translation>
        </message>
        <message>
            <source>Softmax and cross-entropy</source>
            <translation>softmax와 교차 엔트로피</translation>
        </message>
        <message>
            <source>the result is too large to compute</source>
            <translation>결과가 계산하기에 너무 큽니다</translation>
        </message>
        <message>
            <source>The result has {count} numbers, but a gradient needs one. Choose an element, such as (…)[0], or add them up with sum(…).</source>
            <translation>결과가 {count}개의 수인데 기울기에는 하나가 필요합니다. (…)[0]처럼 원소를 고르거나 sum(…)으로 더하세요.</translation>
        </message>
        <message>
            <source>The values have {count:,} numbers together, but at most {most:,} can be checked.</source>
            <translation>값에 든 수가 모두 {count:,}개인데, 검사할 수 있는 것은 {most:,}개까지입니다.</translation>
        </message>
        <message>
            <source>{name}: a value is a number or a list of 1 to {most} numbers.</source>
            <translation>{name}: 값은 수 하나 또는 1 … {most}개의 수로 된 목록입니다.</translation>
        </message>
        <message>
            <source>{name}: the value must be a finite number.</source>
            <translation>{name}: 값은 유한한 수여야 합니다.</translation>
        </message>
        <message>
            <source>Type an expression, such as 1/(1+exp(-(w*x+b))).</source>
            <translation>식을 입력하세요. 예: 1/(1+exp(-(w*x+b))).</translation>
        </message>
        <message>
            <source>The expression has {count:,} characters, but at most {most:,} can be drawn.</source>
            <translation>식이 {count:,}자입니다. 최대 {most:,}자까지 그릴 수 있습니다.</translation>
        </message>
        <message>
            <source>The expression has {count:,} nodes, but at most {most:,} can be drawn.</source>
            <translation>식의 노드가 {count:,}개입니다. 최대 {most:,}개까지 그릴 수 있습니다.</translation>
        </message>
        <message>
            <source>{name} has no value. Give it one, or remove it.</source>
            <translation>{name}의 값이 없습니다. 값을 주거나 지우세요.</translation>
        </message>
        <message>
            <source>'{part}' is not understood here. Known are + - * / **, brackets, an element such as z[2], and {functions}.</source>
            <translation>'{part}'을(를) 이해할 수 없습니다. 쓸 수 있는 것: + - * / **, 괄호, z[2] 같은 원소, {functions}.</translation>
        </message>
        <message>
            <source>division by zero</source>
            <translation>0으로 나누기</translation>
        </message>
        <message>
            <source>the logarithm exists only for numbers above 0</source>
            <translation>로그는 0보다 큰 수에만 있습니다</translation>
        </message>
        <message>
            <source>the square root exists only for numbers of at least 0</source>
            <translation>제곱근은 0 이상인 수에만 있습니다</translation>
        </message>
        <message>
            <source>0 to a negative power is a division by zero</source>
            <translation>0의 음수 거듭제곱은 0으로 나누기입니다</translation>
        </message>
        <message>
            <source>a negative number has no such power</source>
            <translation>음수에는 그런 거듭제곱이 없습니다</translation>
        </message>
        <message>
            <source>The expression is not complete, or has a mistake, near character {at}: '{near}'.</source>
            <translation>식이 끝나지 않았거나 {at}번째 글자 근처에 실수가 있습니다: '{near}'.</translation>
        </message>
        <message>
            <source>The expression has a character that cannot be read.</source>
            <translation>식에 읽을 수 없는 문자가 있습니다.</translation>
        </message>
        <message>
            <source>The expression cannot be read: it is nested too deeply.</source>
            <translation>식을 읽을 수 없습니다. 괄호가 너무 깊습니다.</translation>
        </message>
        <message>
            <source>function</source>
            <translation>함수</translation>
        </message>
        <message>
            <source>{name} takes {count}, but got {got}.</source>
            <translation>{name}에는 {count}이(가) 필요한데 {got}개를 받았습니다.</translation>
        </message>
        <message>
            <source>{name} is a function. Write {name}(…).</source>
            <translation>{name}은(는) 함수입니다. {name}(…)로 쓰세요.</translation>
        </message>
        <message>
            <source>A number is too large to compute with.</source>
            <translation>수가 계산하기에 너무 큽니다.</translation>
        </message>
        <message>
            <source>{part}: {source} is a single number and has no elements.</source>
            <translation>{part}: {source}는 수 하나라서 원소가 없습니다.</translation>
        </message>
        <message>
            <source>{part}: there is no element {index}; {source} has {count}.</source>
            <translation>{part}: 원소 {index}이(가) 없습니다. {source}의 원소는 {count}개입니다.</translation>
        </message>
        <message>
            <source>{part}: {reason}.</source>
            <translation>{part}: {reason}.</translation>
        </message>
        <message>
            <source>{part}: lists of {first} and {second} numbers cannot be combined.</source>
            <translation>{part}: 길이가 {first}와 {second}인 목록은 함께 계산할 수 없습니다.</translation>
        </message>
        <message>
            <source>one value</source>
            <translation>값 하나</translation>
        </message>
        <message>
            <source>one or two values</source>
            <translation>값 하나 또는 둘</translation>
        </message>
        <message>
            <source>node</source>
            <translation>노드</translation>
        </message>
        <message>
            <source>{array} has shape {shape}, so it has no element {index}.</source>
            <translation>{array}의 모양은 {shape}이므로 원소 {index}이(가) 없습니다.</translation>
        </message>
        <message>
            <source>array</source>
            <translation>배열</translation>
        </message>
        <message>
            <source>The columns and classes are the same, but the values or rows differ.</source>
            <translation>열과 클래스는 같지만 값이나 행이 다릅니다.</translation>
        </message>
        <message>
            <source>{path} is not a saved run, or it is damaged ({reason}).</source>
            <translation>{path}은(는) 저장된 실행 기록이 아니거나 손상되었습니다({reason}).</translation>
        </message>
        <message>
            <source>These runs were trained on different data: open them one by one.</source>
            <translation>이 실행들은 서로 다른 데이터로 학습했습니다. 하나씩 여세요.</translation>
        </message>
        <message>
            <source>{path} was saved in format {found}, but this version reads format {known}.</source>
            <translation>{path}은(는) 형식 {found}(으)로 저장되었는데, 이 버전은 형식 {known}을(를) 읽습니다.</translation>
        </message>
        <message>
            <source>{path} was trained on other data than the '{name}' found here, so it cannot be continued exactly.</source>
            <translation>{path}은(는) 여기 있는 '{name}'과(와) 다른 데이터로 학습한 것이라 똑같이 이어서 학습할 수 없습니다.</translation>
        </message>
        <message>
            <source>The columns were {before}; now they are {now}.</source>
            <translation>열: 이전 {before}, 지금 {now}.</translation>
        </message>
        <message>
            <source>The task was {before} ({classes}); now it is {now} ({others}).</source>
            <translation>과제: 이전 {before}({classes}), 지금 {now}({others}).</translation>
        </message>
        <message>
            <source>One of the lanes is no longer in its file. Look again.</source>
            <translation>레인 하나가 파일에 더 이상 없습니다. 다시 확인하세요.</translation>
        </message>
        <message>
            <source>{path} cannot be continued exactly: the table '{name}' has changed since training, or is read differently now. {change} New rows can still be predicted (predict).</source>
            <translation>{path}을(를) 똑같이 이어서 학습할 수 없습니다. 표 '{name}'이(가) 학습할 때와 다르거나, 지금은 다르게 읽힙니다. {change} 새 행의 예측(predict)은 그대로 할 수 있습니다.</translation>
        </message>
        <message>
            <source>The values differ.</source>
            <translation>값이 다릅니다.</translation>
        </message>
        <message>
            <source>Column '{name}' contained the texts {before}; now it contains {now}.</source>
            <translation>열 '{name}'의 텍스트: 이전 {before}, 지금 {now}.</translation>
        </message>
        <message>
            <source>Overfitting</source>
            <translation>과적합</translation>
        </message>
        <message>
            <source>The network memorises its training samples: it gets better on them, but worse on samples it has not seen.</source>
            <translation>신경망이 훈련 표본을 외우고 있습니다. 훈련 표본은 점점 잘 맞히지만 처음 보는 표본은 점점 못 맞힙니다.</translation>
        </message>
        <message>
            <source>Get more data. Otherwise drop units at random (dropout), add weight decay, stop earlier, or use a smaller network.</source>
            <translation>데이터를 늘리세요. 그럴 수 없으면 유닛을 무작위로 끄거나(드롭아웃), 가중치 감쇠를 쓰거나, 일찍 멈추거나, 더 작은 신경망을 쓰세요.</translation>
        </message>
        <message>
            <source>Prechelt 1998 (early stopping); Srivastava et al. 2014; threshold from measurements (docs/doctor.md)</source>
            <translation>Prechelt 1998(조기 종료); Srivastava 외 2014; 문턱값은 측정으로 정함(docs/doctor.md)</translation>
        </message>
        <message>
            <source>Memorised</source>
            <translation>훈련 데이터를 외움</translation>
        </message>
        <message>
            <source>The loss is close to zero because there are few samples. This shows that the network works, not that it has understood the task.</source>
            <translation>표본이 적어서 손실이 0에 가깝습니다. 신경망이 작동한다는 뜻이지, 과제를 이해했다는 뜻은 아닙니다.</translation>
        </message>
        <message>
            <source>This is a good first test of a network. Now give it more samples.</source>
            <translation>신경망을 처음 시험하기에 좋은 방법입니다. 이제 표본을 늘리세요.</translation>
        </message>
        <message>
            <source>Karpathy 2019, A Recipe for Training Neural Networks (overfit one batch)</source>
            <translation>Karpathy 2019, A Recipe for Training Neural Networks(배치 하나에 과적합시켜 보기)</translation>
        </message>
        <message>
            <source>Inputs not scaled</source>
            <translation>스케일링하지 않은 입력</translation>
        </message>
        <message>
            <source>Large inputs cause large activations and large gradients in the first layer. A learning rate that suits the other layers is far too large for it.</source>
            <translation>입력이 크면 첫 층의 활성값과 기울기도 커집니다. 다른 층에 알맞은 학습률이 첫 층에는 너무 큽니다.</translation>
        </message>
        <message>
            <source>Scale the inputs to mean 0 and standard deviation 1, or to the range 0 … 1.</source>
            <translation>입력을 평균 0, 표준편차 1로, 또는 0 … 1 범위로 스케일링하세요.</translation>
        </message>
        <message>
            <source>LeCun et al. 1998, Efficient BackProp, section 4.3</source>
            <translation>LeCun 외 1998, Efficient BackProp, 4.3절</translation>
        </message>
        <message>
            <source>Labels do not match</source>
            <translation>입력과 맞지 않는 레이블</translation>
        </message>
        <message>
            <source>The gradient arrives and the weights change, but predictions for unseen samples are no better than chance. The labels do not seem to belong to the inputs.</source>
            <translation>기울기가 전달되고 가중치도 바뀌지만, 처음 보는 표본은 우연만큼만 맞힙니다. 레이블이 입력과 짝이 맞지 않는 듯합니다.</translation>
        </message>
        <message>
            <source>Zhang et al. 2017 (random labels); limit: exact binomial test (docs/doctor.md)</source>
            <translation>Zhang 외 2017(무작위 레이블); 문턱값: 정확 이항 검정(docs/doctor.md)</translation>
        </message>
        <message>
            <source>Class imbalance</source>
            <translation>클래스 불균형</translation>
        </message>
        <message>
            <source>The network can be right most of the time without learning the rare classes, and the accuracy hides this.</source>
            <translation>드문 클래스를 배우지 않아도 대부분 맞힐 수 있어, 정확도만 보면 드러나지 않습니다.</translation>
        </message>
        <message>
            <source>Get more samples of the rare classes, or look at each class separately.</source>
            <translation>드문 클래스의 표본을 더 모으거나, 결과를 클래스마다 따로 보세요.</translation>
        </message>
        <message>
            <source>He &amp; Garcia 2009, Learning from Imbalanced Data; threshold: MNIST has 1.25</source>
            <translation>He &amp; Garcia 2009, Learning from Imbalanced Data; 문턱값: MNIST는 1.25</translation>
        </message>
        <message>
            <source>samples of the most frequent class ÷ samples of the rarest class</source>
            <translation>가장 많은 클래스의 표본 수 ÷ 가장 적은 클래스의 표본 수</translation>
        </message>
        <message>
            <source>smallest of the last 3 validation losses ÷ best validation loss</source>
            <translation>최근 검증 손실 3개의 최솟값 ÷ 가장 좋은 검증 손실</translation>
        </message>
        <message>
            <source>training loss ÷ training loss at the best validation loss</source>
            <translation>훈련 손실 ÷ 검증 손실이 가장 좋을 때의 훈련 손실</translation>
        </message>
        <message>
            <source>training loss</source>
            <translation>훈련 손실</translation>
        </message>
        <message>
            <source>training samples per class</source>
            <translation>클래스당 훈련 표본 수</translation>
        </message>
        <message>
            <source>|mean| of the inputs</source>
            <translation>입력의 |평균|</translation>
        </message>
        <message>
            <source>standard deviation of the inputs</source>
            <translation>입력의 표준편차</translation>
        </message>
        <message>
            <source>best validation accuracy so far</source>
            <translation>지금까지 가장 좋은 검증 정확도</translation>
        </message>
        <message>
            <source>smallest update/weight ratio of any layer</source>
            <translation>층의 갱신/가중치 비 최솟값</translation>
        </message>
        <message>
            <source>Not a finite number</source>
            <translation>유한하지 않은 수</translation>
        </message>
        <message>
            <source>A number became too large for the computer to represent, and every number computed from it is lost. The lane stopped with its last finite weights.</source>
            <translation>어떤 수가 컴퓨터로 나타낼 수 없을 만큼 커져, 그 수로 계산한 값을 모두 쓸 수 없게 되었습니다. 레인은 마지막 유한한 가중치에서 멈췄습니다.</translation>
        </message>
        <message>
            <source>Divide the learning rate by 10. If it is already as small as possible, scale the inputs or choose other initial weights. If the data has missing values, fill them in.</source>
            <translation>학습률을 10분의 1로 줄이세요. 더 줄일 수 없으면 입력을 스케일링하거나 가중치 초깃값을 바꾸세요. 데이터에 결측값이 있으면 채우세요.</translation>
        </message>
        <message>
            <source>IEEE 754; Goodfellow, Bengio &amp; Courville 2016, section 4.1</source>
            <translation>IEEE 754; Goodfellow, Bengio &amp; Courville 2016, 4.1절</translation>
        </message>
        <message>
            <source>Exploding gradient</source>
            <translation>기울기 폭주</translation>
        </message>
        <message>
            <source>In backpropagation each layer multiplies the gradient by more than 1, so a single step moves the weights far away.</source>
            <translation>역전파에서 층마다 기울기에 1보다 큰 수가 곱해져, 한 스텝에 가중치가 멀리 벗어납니다.</translation>
        </message>
        <message>
            <source>Limit the norm of the gradient to 1 (clipping).</source>
            <translation>기울기의 노름을 1 이하로 제한하세요(기울기 클리핑).</translation>
        </message>
        <message>
            <source>Pascanu, Mikolov &amp; Bengio 2013, section 2.1; threshold from measurements (docs/doctor.md)</source>
            <translation>Pascanu, Mikolov &amp; Bengio 2013, 2.1절; 문턱값은 측정으로 정함(docs/doctor.md)</translation>
        </message>
        <message>
            <source>Vanishing gradient</source>
            <translation>기울기 소실</translation>
        </message>
        <message>
            <source>In backpropagation each layer multiplies the gradient by less than 1, so the first layers hardly change and the network cannot use its depth.</source>
            <translation>역전파에서 층마다 기울기에 1보다 작은 수가 곱해져, 앞쪽 층이 거의 바뀌지 않고 신경망이 깊이를 살리지 못합니다.</translation>
        </message>
        <message>
            <source>Change what shrinks it: the activation function, or the standard deviation of the initial weights.</source>
            <translation>기울기를 줄이는 원인을 바꾸세요: 활성화 함수, 또는 가중치 초깃값의 표준편차.</translation>
        </message>
        <message>
            <source>Hochreiter 1991; Glorot &amp; Bengio 2010, section 4; thresholds from measurements (docs/doctor.md)</source>
            <translation>Hochreiter 1991; Glorot &amp; Bengio 2010, 4절; 문턱값은 측정으로 정함(docs/doctor.md)</translation>
        </message>
        <message>
            <source>Identical units</source>
            <translation>똑같은 유닛</translation>
        </message>
        <message>
            <source>All units of a hidden layer have the same weights and receive the same gradient, so they stay identical (only rounding errors separate them in the end). The layer works like a single unit.</source>
            <translation>은닉층의 모든 유닛이 같은 가중치와 같은 기울기를 가져 계속 똑같습니다(나중에 반올림 오차로만 달라집니다). 층 전체가 유닛 하나처럼 동작합니다.</translation>
        </message>
        <message>
            <source>Start from random weights.</source>
            <translation>무작위로 뽑은 가중치에서 시작하세요.</translation>
        </message>
        <message>
            <source>Rumelhart, Hinton &amp; Williams 1986 (symmetry breaking)</source>
            <translation>Rumelhart, Hinton &amp; Williams 1986(대칭 깨기)</translation>
        </message>
        <message>
            <source>Dead ReLU units</source>
            <translation>죽은 렐루 유닛</translation>
        </message>
        <message>
            <source>These units output zero for every sample, so their gradient is zero too and they cannot recover. The usual cause is a step that was too large.</source>
            <translation>이 유닛들은 모든 표본에서 출력이 0이라 기울기도 0이고, 되살아나지 못합니다. 너무 큰 스텝이 원인일 때가 많습니다.</translation>
        </message>
        <message>
            <source>Use an activation with a slope on the negative side, or take smaller steps.</source>
            <translation>음수 쪽에도 기울기가 있는 활성화 함수를 쓰거나 스텝을 줄이세요.</translation>
        </message>
        <message>
            <source>Maas, Hannun &amp; Ng 2013; threshold from measurements (docs/doctor.md)</source>
            <translation>Maas, Hannun &amp; Ng 2013; 문턱값은 측정으로 정함(docs/doctor.md)</translation>
        </message>
        <message>
            <source>hidden layers with identical units</source>
            <translation>유닛이 모두 똑같은 은닉층 수</translation>
        </message>
        <message>
            <source>fraction of a layer's units that no sample has activated for a long time</source>
            <translation>오랫동안 어떤 표본에도 활성화되지 않은 유닛의 비율</translation>
        </message>
        <message>
            <source>largest ‖∂L/∂W‖ of any layer</source>
            <translation>층의 ‖∂L/∂W‖ 최댓값</translation>
        </message>
        <message>
            <source>‖∂L/∂a‖ of layer 1 ÷ ‖∂L/∂a‖ of the output</source>
            <translation>1층의 ‖∂L/∂a‖ ÷ 출력층의 ‖∂L/∂a‖</translation>
        </message>
        <message>
            <source>mean |∂L/∂W| of layer 1</source>
            <translation>1층의 |∂L/∂W| 평균</translation>
        </message>
        <message>
            <source>update/weight ratio of layer 1</source>
            <translation>1층의 갱신/가중치 비</translation>
        </message>
        <message>
            <source>loss of the last step</source>
            <translation>마지막 스텝의 손실</translation>
        </message>
        <message>
            <source>largest update/weight ratio in that step</source>
            <translation>그 스텝의 갱신/가중치 비 최댓값</translation>
        </message>
        <message>
            <source>Learning rate too high</source>
            <translation>학습률이 너무 큼</translation>
        </message>
        <message>
            <source>The steps jump across the valley and land higher than they started, so the loss swings instead of falling.</source>
            <translation>스텝이 골짜기를 건너뛰어 처음보다 높은 곳에 떨어집니다. 손실이 줄지 않고 출렁입니다.</translation>
        </message>
        <message>
            <source>Divide the learning rate by 10. If it is already as small as possible, scale the inputs or choose other initial weights.</source>
            <translation>학습률을 10분의 1로 줄이세요. 더 줄일 수 없으면 입력을 스케일링하거나 가중치 초깃값을 바꾸세요.</translation>
        </message>
        <message>
            <source>LeCun et al. 1998, section 5; threshold from measurements (docs/doctor.md)</source>
            <translation>LeCun 외 1998, 5절; 문턱값은 측정으로 정함(docs/doctor.md)</translation>
        </message>
        <message>
            <source>Learning rate too low</source>
            <translation>학습률이 너무 작음</translation>
        </message>
        <message>
            <source>The gradient reaches every layer, but the steps are tiny compared with the weights. Training takes far longer than necessary.</source>
            <translation>기울기는 모든 층에 전달되지만 스텝이 가중치에 비해 너무 작아, 학습이 필요 이상으로 오래 걸립니다.</translation>
        </message>
        <message>
            <source>Multiply the learning rate by 10. If it is already as large as possible, use momentum to add up the steps.</source>
            <translation>학습률을 10배로 늘리세요. 더 늘릴 수 없으면 모멘텀으로 스텝을 누적하세요.</translation>
        </message>
        <message>
            <source>Karpathy, CS231n: updates of about 1e-3 of the weights; threshold from measurements (docs/doctor.md)</source>
            <translation>Karpathy, CS231n: 갱신은 가중치의 약 1e-3; 문턱값은 측정으로 정함(docs/doctor.md)</translation>
        </message>
        <message>
            <source>Plateau</source>
            <translation>정체</translation>
        </message>
        <message>
            <source>The loss has stopped falling although the gradient arrives. The network is in a flat region, or it is too small for the task.</source>
            <translation>기울기가 전달되는데도 손실이 더 줄지 않습니다. 평평한 곳에 머물러 있거나, 과제에 비해 신경망이 작습니다.</translation>
        </message>
        <message>
            <source>Without a hidden layer a network can only draw straight borders: add one. Otherwise momentum carries the weights across flat regions, and wider layers can represent more.</source>
            <translation>은닉층이 없으면 신경망은 곧은 경계만 그릴 수 있으니 은닉층을 더하세요. 은닉층이 있으면 모멘텀이 평평한 곳을 지나가게 해 주고, 넓은 층은 더 많은 것을 나타낼 수 있습니다.</translation>
        </message>
        <message>
            <source>Saad &amp; Solla 1995 (plateaus of learning); threshold from measurements (docs/doctor.md)</source>
            <translation>Saad &amp; Solla 1995(학습의 정체); 문턱값은 측정으로 정함(docs/doctor.md)</translation>
        </message>
        <message>
            <source>highest loss ÷ loss at the start or at the last change of the learning rate</source>
            <translation>가장 높은 손실 ÷ 시작할 때나 학습률을 마지막으로 바꾼 때의 손실</translation>
        </message>
        <message>
            <source>largest update/weight ratio of any layer</source>
            <translation>층의 갱신/가중치 비 최댓값</translation>
        </message>
        <message>
            <source>loss ÷ loss before the first step</source>
            <translation>손실 ÷ 첫 스텝 전의 손실</translation>
        </message>
        <message>
            <source>decrease of the median loss over 300 steps</source>
            <translation>300스텝 동안 손실 중앙값의 감소율</translation>
        </message>
        <message>
            <source>uncertainty of this decrease (standard error)</source>
            <translation>이 감소율의 불확실성(표준 오차)</translation>
        </message>
        <message>
            <source>on_epoch must be a function that takes the number of an epoch and its entry.</source>
            <translation>on_epoch는 에폭 번호와 그 기록을 받는 함수여야 합니다.</translation>
        </message>
        <message>
            <source>stopping must be a rule such as nn.Patience(5), or a list of rules.</source>
            <translation>stopping은 nn.Patience(5) 같은 규칙이거나 규칙의 목록이어야 합니다.</translation>
        </message>
        <message>
            <source>validation must be a pair of samples and targets: (x_validation, t_validation).</source>
            <translation>validation은 표본과 목푯값의 쌍이어야 합니다: (x_validation, t_validation).</translation>
        </message>
        <message>
            <source>{field}: this decides how the weights begin, and at step {step} they have begun. Fork at step 0, or add a lane.</source>
            <translation>{field}: 가중치의 시작을 정하는 설정인데 {step}스텝에서는 이미 시작했습니다. 0스텝에서 갈라내거나 레인을 추가하세요.</translation>
        </message>
        <message>
            <source>{field}: a fork continues with the same mini-batches, so this cannot differ. Add a lane instead: it starts at step 0.</source>
            <translation>{field}: 갈라낸 레인은 같은 미니배치로 이어 가므로 이 설정은 다를 수 없습니다. 대신 레인을 추가하면 0스텝부터 시작합니다.</translation>
        </message>
        <message>
            <source>{field}: this changes the shapes of the weights, and a fork keeps them. Add a lane instead: it starts at step 0.</source>
            <translation>{field}: 가중치의 형상을 바꾸는 설정이라 갈라낸 레인에는 쓸 수 없습니다. 대신 레인을 추가하면 0스텝부터 시작합니다.</translation>
        </message>
        <message>
            <source>The loss at the present weights is {loss}: this lane has diverged. Reset it with a smaller learning rate.</source>
            <translation>현재 가중치의 손실이 {loss}입니다. 이 레인은 발산했습니다. 학습률을 줄여 초기화하세요.</translation>
        </message>
        <message>
            <source>augment: '{name}' has no images. Choose none.</source>
            <translation>augment: '{name}'에는 이미지가 없습니다. 없음(none)을 고르세요.</translation>
        </message>
        <message>
            <source>The {part} samples have {got} features, but the training samples have {expected}. All samples of a network must have the same length.</source>
            <translation>{part} 표본의 특성은 {got}개인데 훈련 표본의 특성은 {expected}개입니다. 신경망에 넣는 표본은 길이가 모두 같아야 합니다.</translation>
        </message>
        <message>
            <source>Two random directions</source>
            <translation>무작위 두 방향</translation>
        </message>
        <message>
            <source>Gradient and largest curvature</source>
            <translation>기울기와 가장 큰 곡률</translation>
        </message>
        <message>
            <source>Plane of the path</source>
            <translation>경로의 평면</translation>
        </message>
        <message>
            <source>Along the gradient</source>
            <translation>기울기 방향</translation>
        </message>
        <message>
            <source>Random direction</source>
            <translation>무작위 방향</translation>
        </message>
        <message>
            <source>One weight</source>
            <translation>가중치 하나</translation>
        </message>
        <message>
            <source>The loss at the present weights is {loss}: this lane has diverged, so there is nothing to see around it. Reset it with a smaller learning rate.</source>
            <translation>현재 가중치의 손실이 {loss}입니다. 레인이 발산해 둘레에 볼 것이 없습니다. 학습률을 줄여 초기화하세요.</translation>
        </message>
        <message>
            <source>There is no path yet: train for some steps. A saved run keeps no path, so the path begins where it was opened, and networks of more than 1.3 million weights have none.</source>
            <translation>아직 경로가 없습니다. 몇 스텝 학습하세요. 저장한 실행에는 경로가 남지 않으므로 연 곳에서 경로가 시작하고, 가중치가 130만 개를 넘는 신경망에는 경로가 없습니다.</translation>
        </message>
        <message>
            <source>The activations are not finite: this lane has diverged. Reset it with a smaller learning rate.</source>
            <translation>활성화 값이 유한하지 않습니다. 이 레인은 발산했습니다. 학습률을 낮추고 초기화하세요.</translation>
        </message>
        <message>
            <source>validation accuracy</source>
            <translation>검증 정확도</translation>
        </message>
        <message>
            <source>validation R²</source>
            <translation>검증 R²</translation>
        </message>
        <message>
            <source>The validation loss has not improved for {count} evaluations. It was lowest, {best:.4g}, at step {step}.</source>
            <translation>검증 손실이 평가 {count}번 동안 나아지지 않았습니다. 가장 낮은 값은 스텝 {step}의 {best:.4g}입니다.</translation>
        </message>
        <message>
            <source>The {score} reached {value:.4g}; the target was {limit:g}.</source>
            <translation>{score}가 {value:.4g}에 이르렀습니다. 목표는 {limit:g}이었습니다.</translation>
        </message>
        <message>
            <source>The norm of the gradient since the last evaluation was {value:.2g} on average, below {limit:g}.</source>
            <translation>지난 평가 뒤의 기울기 크기가 평균 {value:.2g}으로, {limit:g}보다 작아졌습니다.</translation>
        </message>
        <message>
            <source>The next mini-batch</source>
            <translation>다음 미니배치</translation>
        </message>
        <message>
            <source>The last mini-batch</source>
            <translation>마지막 미니배치</translation>
        </message>
        <message>
            <source>One sample of the next mini-batch</source>
            <translation>다음 미니배치의 표본 하나</translation>
        </message>
        <message>
            <source>A validation sample that is classified correctly</source>
            <translation>맞힌 검증 표본</translation>
        </message>
        <message>
            <source>A validation sample that is classified wrongly</source>
            <translation>틀린 검증 표본</translation>
        </message>
        <message>
            <source>The validation sample with the largest loss</source>
            <translation>손실이 가장 큰 검증 표본</translation>
        </message>
        <message>
            <source>feed</source>
            <translation>흘려보내는 것</translation>
        </message>
        <message>
            <source>'{name}' classifies none of {count:,} validation samples wrongly at this step.</source>
            <translation>이 스텝에서 '{name}'이(가) 틀리게 분류하는 검증 표본이 {count:,}개 중 하나도 없습니다.</translation>
        </message>
        <message>
            <source>'{name}' classifies none of {count:,} validation samples correctly at this step.</source>
            <translation>이 스텝에서 '{name}'이(가) 올바르게 분류하는 검증 표본이 {count:,}개 중 하나도 없습니다.</translation>
        </message>
        <message>
            <source>Say what the sample should be: without a label there is no loss.</source>
            <translation>표본의 정답을 정하세요. 정답이 없으면 손실이 없습니다.</translation>
        </message>
        <message>
            <source>A race needs at least one lane.</source>
            <translation>경주에는 레인이 하나 이상 있어야 합니다.</translation>
        </message>
        <message>
            <source>A race has at most {most} lanes. Remove one before you add another.</source>
            <translation>레인은 최대 {most}개입니다. 하나를 제거한 다음 추가하세요.</translation>
        </message>
        <message>
            <source>Two lanes are called '{name}'. Give each lane its own name.</source>
            <translation>이름이 '{name}'인 레인이 둘입니다. 레인마다 다른 이름을 주세요.</translation>
        </message>
        <message>
            <source>{field}: all lanes of a race share this setting, so it cannot differ in one of them.</source>
            <translation>{field}: 모든 레인이 함께 쓰는 설정이라 한 레인만 다르게 할 수 없습니다.</translation>
        </message>
        <message>
            <source>{field}: the new lane would be the same as '{name}'. Choose another value.</source>
            <translation>{field}: 새 레인이 '{name}'과(와) 같아집니다. 다른 값을 고르세요.</translation>
        </message>
        <message>
            <source>{field}: all lanes of a race must have the same value, but the values are {values}.</source>
            <translation>{field}: 모든 레인의 값이 같아야 하는데 {values}입니다.</translation>
        </message>
        <message>
            <source>{field}: all lanes of a race must train for the same number of epochs, but the values are {values} with batch sizes {sizes}.</source>
            <translation>{field}: 모든 레인이 같은 에폭까지 학습해야 하는데, 배치 크기 {sizes}에 {values}입니다.</translation>
        </message>
        <message>
            <source>sizes: give 1 to {most} different numbers of samples, not {count}.</source>
            <translation>sizes: 서로 다른 표본 수를 1~{most}개 주세요. 지금은 {count}개입니다.</translation>
        </message>
        <message>
            <source>sizes: {value} is outside 2 … {count}, the number of training samples.</source>
            <translation>sizes: {value}은(는) 2 … {count}(훈련 표본 수) 범위를 벗어납니다.</translation>
        </message>
        <message>
            <source>This recipe needs about {needed:.1f} GB of memory, and {free:.1f} GB are free. Smaller hidden layers need less.</source>
            <translation>이 설정에는 메모리가 약 {needed:.1f} GB 필요한데 {free:.1f} GB가 남아 있습니다. 은닉층을 줄이면 덜 필요합니다.</translation>
        </message>
        <message>
            <source>{path}: this network was not trained on a table, so it cannot predict the rows of one.</source>
            <translation>{path}: 이 신경망은 표로 학습하지 않아서 표의 행을 예측할 수 없습니다.</translation>
        </message>
        <message>
            <source>Module: the network has processed other samples since forward, so the values that backward needs are gone. Call forward again right before backward.</source>
            <translation>Module: forward 뒤에 신경망이 다른 표본을 처리해서 backward에 필요한 값이 사라졌습니다. backward 바로 앞에서 forward를 다시 호출하세요.</translation>
        </message>
        <message>
            <source>{path}: this network learned neither from a table nor from images of 28 × 28 pixels, so it cannot predict files.</source>
            <translation>{path}: 이 신경망은 표나 28 × 28 픽셀 이미지로 학습하지 않아 파일을 예측할 수 없습니다.</translation>
        </message>
        <message>
            <source>{count} files were given. Choose one table.</source>
            <translation>파일이 {count}개입니다. 표 하나를 고르세요.</translation>
        </message>
        <message>
            <source>{path} contains no images.</source>
            <translation>{path}에 이미지가 없습니다.</translation>
        </message>
        <message>
            <source>The file {path} does not exist. Give the path of a saved experiment, or one of these names: {known}.</source>
            <translation>{path} 파일이 없습니다. 저장된 실험의 경로나 다음 이름 가운데 하나를 주세요: {known}.</translation>
        </message>
        <message>
            <source>{path} is not a saved experiment: it has no 'lanes' list.</source>
            <translation>{path}은(는) 저장된 실험이 아닙니다. 'lanes' 목록이 없습니다.</translation>
        </message>
        <message>
            <source>{path} is not a saved experiment: its 'sweep' may have {known}.</source>
            <translation>{path}은(는) 저장된 실험이 아닙니다. 'sweep'에는 {known}만 쓸 수 있습니다.</translation>
        </message>
        <message>
            <source>{path} is not a saved experiment: {reason}.</source>
            <translation>{path}은(는) 저장된 실험이 아닙니다: {reason}.</translation>
        </message>
        <message>
            <source>{field}: a change needs a new run.</source>
            <translation>{field}: 바꾸려면 새로 실행해야 합니다.</translation>
        </message>
        <message>
            <source>'{name}' is the only lane, and a race needs at least one. Add another lane first.</source>
            <translation>'{name}'은(는) 하나뿐인 레인이고 레인은 적어도 하나 있어야 합니다. 먼저 다른 레인을 추가하세요.</translation>
        </message>
        <message>
            <source>'{name}' cannot be restored: another lane has its color.</source>
            <translation>'{name}'은(는) 되돌릴 수 없습니다. 다른 레인이 그 색을 쓰고 있습니다.</translation>
        </message>
        <message>
            <source>The name of this lane in legends and reports.</source>
            <translation>범례와 보고서에 쓰이는 이 레인의 이름입니다.</translation>
        </message>
        <message>
            <source>The data to learn from. strokes is built in; mnist, fashion-mnist and kmnist are downloaded once; digits-8x8 comes with scikit-learn; table, pictures, points and my-digits are your own data; reviews are sentences; the others are toy data.</source>
            <translation>학습할 데이터입니다. strokes는 내장되어 있고, mnist, fashion-mnist, kmnist는 한 번 내려받으며, digits-8x8은 scikit-learn에 들어 있습니다. table, pictures, points, my-digits는 내 데이터, reviews는 문장, 나머지는 연습용 데이터입니다.</translation>
        </message>
        <message>
            <source>File</source>
            <translation>파일</translation>
        </message>
        <message>
            <source>The table to read (such as CSV or TSV); for pictures, a folder with one subfolder per class.</source>
            <translation>읽을 표(CSV, TSV 등)입니다. 이미지(pictures)일 때는 클래스마다 하위 폴더가 하나씩 든 폴더입니다.</translation>
        </message>
        <message>
            <source>The column to predict; if empty, the last column.</source>
            <translation>예측할 열입니다. 비우면 마지막 열입니다.</translation>
        </message>
        <message>
            <source>Number of samples to generate, for all sets together. With 4 samples, a gate consists of its four points.</source>
            <translation>훈련·검증·시험 데이터를 합쳐 만드는 표본의 수입니다. 게이트는 표본이 4개면 네 점 그대로입니다.</translation>
        </message>
        <message>
            <source>samples</source>
            <translation>개</translation>
        </message>
        <message>
            <source>Standard deviation of the noise in the points; in a regression, of the noise in the target.</source>
            <translation>점에 넣는 잡음의 표준편차입니다. 회귀에서는 목푯값에 넣는 잡음의 표준편차입니다.</translation>
        </message>
        <message>
            <source>Scaling</source>
            <translation>입력 스케일링</translation>
        </message>
        <message>
            <source>standardise: each feature gets mean 0 and standard deviation 1. min-max: each feature is scaled to 0 … 1. The statistics come from the training set and are saved with the network.</source>
            <translation>standardise(표준화): 특성마다 평균 0, 표준편차 1로 맞춥니다. min-max(최소–최대): 특성마다 0 … 1로 맞춥니다. 통계량은 훈련 데이터에서 구하고 신경망과 함께 저장합니다.</translation>
        </message>
        <message>
            <source>Batch size</source>
            <translation>배치 크기</translation>
        </message>
        <message>
            <source>Number of samples averaged in one step; 0 takes all of them (the full batch).</source>
            <translation>한 스텝에서 평균하는 표본 수. 0이면 훈련 데이터 전부입니다(전체 배치).</translation>
        </message>
        <message>
            <source>One sample</source>
            <translation>표본 하나</translation>
        </message>
        <message>
            <source>Full batch</source>
            <translation>전체 배치</translation>
        </message>
        <message>
            <source>Hidden layers</source>
            <translation>은닉층</translation>
        </message>
        <message>
            <source>Units in each hidden layer, from input to output: 80, or 100, 50, or 100 × 5.</source>
            <translation>입력 쪽부터 적은 각 은닉층의 유닛 수입니다: 80, 또는 100, 50, 또는 100 × 5.</translation>
        </message>
        <message>
            <source>units</source>
            <translation>개</translation>
        </message>
        <message>
            <source>The function after each hidden layer: one for all, or a list with one per layer. The slope of a sigmoid is at most 1/4; that of ReLU is 1 where it is active. Convolutions use the first.</source>
            <translation>각 은닉층 뒤의 함수입니다. 모두에 하나, 또는 층마다 하나씩 적습니다. 시그모이드의 기울기는 최대 1/4이고 ReLU는 활성일 때 1입니다. 합성곱은 첫 번째 것을 씁니다.</translation>
        </message>
        <message>
            <source>Initial weights</source>
            <translation>가중치 초깃값</translation>
        </message>
        <message>
            <source>How the initial weights are drawn: he for ReLU, xavier for sigmoid and tanh, normal with a standard deviation of your choice.</source>
            <translation>가중치 초깃값을 뽑는 방법입니다. 렐루에는 he, 시그모이드와 tanh에는 xavier, 표준편차를 직접 정하려면 normal을 고르세요.</translation>
        </message>
        <message>
            <source>Weight std</source>
            <translation>표준편차</translation>
        </message>
        <message>
            <source>Standard deviation of the initial weights.</source>
            <translation>가중치 초깃값의 표준편차입니다.</translation>
        </message>
        <message>
            <source>How the gradient is turned into a step.</source>
            <translation>기울기로 한 스텝을 정하는 방법입니다.</translation>
        </message>
        <message>
            <source>Size of a step. A change applies from the next step, also during training.</source>
            <translation>한 스텝의 크기입니다. 학습 중에 바꾸면 다음 스텝부터 적용됩니다.</translation>
        </message>
        <message>
            <source>Momentum</source>
            <translation>모멘텀</translation>
        </message>
        <message>
            <source>Fraction of the previous step that is kept.</source>
            <translation>지난 스텝 가운데 유지하는 비율입니다.</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>스텝 수</translation>
        </message>
        <message>
            <source>Number of updates until the run ends.</source>
            <translation>실행이 끝날 때까지의 갱신 횟수입니다.</translation>
        </message>
        <message>
            <source>steps</source>
            <translation>스텝</translation>
        </message>
        <message>
            <source>Validate every</source>
            <translation>검증 간격</translation>
        </message>
        <message>
            <source>Number of steps between two evaluations on the validation set.</source>
            <translation>검증 데이터로 평가하는 스텝 간격입니다.</translation>
        </message>
        <message>
            <source>Seed of the start weights and of the order of the samples. The same seed gives exactly the same run; another one tells how much of a result is luck.</source>
            <translation>가중치 초깃값과 표본 순서를 정하는 시드. 시드가 같으면 실행이 완전히 같고, 다른 시드는 결과에 운이 얼마나 섞였는지 알려 줍니다.</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>자동</translation>
        </message>
        <message>
            <source>Comma</source>
            <translation>쉼표</translation>
        </message>
        <message>
            <source>Constant</source>
            <translation>일정한 값</translation>
        </message>
        <message>
            <source>Built-in digits</source>
            <translation>내장 숫자</translation>
        </message>
        <message>
            <source>MNIST</source>
            <translation>MNIST</translation>
        </message>
        <message>
            <source>Fashion-MNIST</source>
            <translation>Fashion-MNIST(옷)</translation>
        </message>
        <message>
            <source>Kuzushiji-MNIST</source>
            <translation>Kuzushiji-MNIST(일본 옛 글자)</translation>
        </message>
        <message>
            <source>Digits 8 × 8</source>
            <translation>숫자 8 × 8</translation>
        </message>
        <message>
            <source>Folder of images</source>
            <translation>이미지 폴더</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>표</translation>
        </message>
        <message>
            <source>My points</source>
            <translation>내 점</translation>
        </message>
        <message>
            <source>AND gate</source>
            <translation>AND 게이트</translation>
        </message>
        <message>
            <source>OR gate</source>
            <translation>OR 게이트</translation>
        </message>
        <message>
            <source>XOR gate</source>
            <translation>XOR 게이트</translation>
        </message>
        <message>
            <source>Circle</source>
            <translation>원</translation>
        </message>
        <message>
            <source>Gaussian clusters</source>
            <translation>가우시안 군집</translation>
        </message>
        <message>
            <source>Two moons</source>
            <translation>초승달 두 개</translation>
        </message>
        <message>
            <source>Two spirals</source>
            <translation>나선 두 개</translation>
        </message>
        <message>
            <source>Three spirals</source>
            <translation>나선 세 개</translation>
        </message>
        <message>
            <source>Plane</source>
            <translation>평면</translation>
        </message>
        <message>
            <source>Bumps</source>
            <translation>봉우리</translation>
        </message>
        <message>
            <source>Sine curve</source>
            <translation>사인 곡선</translation>
        </message>
        <message>
            <source>Reviews</source>
            <translation>리뷰</translation>
        </message>
        <message>
            <source>Reviews (multi-hot)</source>
            <translation>리뷰(멀티-핫)</translation>
        </message>
        <message>
            <source>Standardise</source>
            <translation>표준화</translation>
        </message>
        <message>
            <source>Min-max</source>
            <translation>최소–최대</translation>
        </message>
        <message>
            <source>All data</source>
            <translation>전체 데이터</translation>
        </message>
        <message>
            <source>Sigmoid</source>
            <translation>시그모이드</translation>
        </message>
        <message>
            <source>Tanh</source>
            <translation>tanh</translation>
        </message>
        <message>
            <source>Leaky ReLU</source>
            <translation>리키 렐루</translation>
        </message>
        <message>
            <source>ELU</source>
            <translation>ELU</translation>
        </message>
        <message>
            <source>GELU</source>
            <translation>GELU</translation>
        </message>
        <message>
            <source>SiLU</source>
            <translation>SiLU</translation>
        </message>
        <message>
            <source>Softplus</source>
            <translation>소프트플러스</translation>
        </message>
        <message>
            <source>Identity</source>
            <translation>항등 함수</translation>
        </message>
        <message>
            <source>He</source>
            <translation>He</translation>
        </message>
        <message>
            <source>Xavier</source>
            <translation>Xavier</translation>
        </message>
        <message>
            <source>LeCun</source>
            <translation>LeCun</translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>정규 분포</translation>
        </message>
        <message>
            <source>Zeros</source>
            <translation>모두 0</translation>
        </message>
        <message>
            <source>Sigmoid and binary cross-entropy</source>
            <translation>시그모이드와 이진 교차 엔트로피</translation>
        </message>
        <message>
            <source>Binary cross-entropy</source>
            <translation>이진 교차 엔트로피</translation>
        </message>
        <message>
            <source>Sum of squared errors</source>
            <translation>오차 제곱합</translation>
        </message>
        <message>
            <source>Mean squared error</source>
            <translation>평균 제곱 오차</translation>
        </message>
        <message>
            <source>Mean absolute error</source>
            <translation>평균 절대 오차</translation>
        </message>
        <message>
            <source>Root mean squared error</source>
            <translation>평균 제곱근 오차</translation>
        </message>
        <message>
            <source>No improvement</source>
            <translation>나아지지 않음</translation>
        </message>
        <message>
            <source>Target reached</source>
            <translation>목표 도달</translation>
        </message>
        <message>
            <source>Small gradient</source>
            <translation>작은 기울기</translation>
        </message>
        <message>
            <source>SGD</source>
            <translation>SGD</translation>
        </message>
        <message>
            <source>Nesterov</source>
            <translation>네스테로프</translation>
        </message>
        <message>
            <source>AdaGrad</source>
            <translation>AdaGrad</translation>
        </message>
        <message>
            <source>RMSProp</source>
            <translation>RMSProp</translation>
        </message>
        <message>
            <source>Adam</source>
            <translation>Adam</translation>
        </message>
        <message>
            <source>AdamW</source>
            <translation>AdamW</translation>
        </message>
        <message>
            <source>Step decay</source>
            <translation>계단식 감소</translation>
        </message>
        <message>
            <source>Exponential</source>
            <translation>지수 감소</translation>
        </message>
        <message>
            <source>Cosine</source>
            <translation>코사인</translation>
        </message>
        <message>
            <source>Warm-up</source>
            <translation>워밍업</translation>
        </message>
        <message>
            <source>Reduce on plateau</source>
            <translation>정체되면 감소</translation>
        </message>
        <message>
            <source>Every sample once</source>
            <translation>한 번씩 모두</translation>
        </message>
        <message>
            <source>With replacement</source>
            <translation>복원 추출</translation>
        </message>
        <message>
            <source>Batch normalization</source>
            <translation>배치 정규화</translation>
        </message>
        <message>
            <source>Add (residual)</source>
            <translation>더하기 (잔차)</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>약하게</translation>
        </message>
        <message>
            <source>Strong</source>
            <translation>강하게</translation>
        </message>
        <message>
            <source>Custom</source>
            <translation>직접 설정</translation>
        </message>
        <message>
            <source>Short rows</source>
            <translation>짧은 행</translation>
        </message>
        <message>
            <source>Text in a column</source>
            <translation>열에 섞인 텍스트</translation>
        </message>
        <message>
            <source>Values out of range</source>
            <translation>범위를 벗어난 값</translation>
        </message>
        <message>
            <source>Leaked samples</source>
            <translation>누출된 표본</translation>
        </message>
        <message>
            <source>Rare class</source>
            <translation>드문 클래스</translation>
        </message>
        <message>
            <source>Shuffled labels</source>
            <translation>뒤섞인 레이블</translation>
        </message>
        <message>
            <source>Labels from 1</source>
            <translation>1부터 센 레이블</translation>
        </message>
        <message>
            <source>Too few samples</source>
            <translation>너무 적은 표본</translation>
        </message>
        <message>
            <source>Not scaled</source>
            <translation>스케일링 안 함</translation>
        </message>
        <message>
            <source>Mean</source>
            <translation>평균</translation>
        </message>
        <message>
            <source>Median</source>
            <translation>중앙값</translation>
        </message>
        <message>
            <source>Most frequent value</source>
            <translation>최빈값</translation>
        </message>
        <message>
            <source>Drop the rows</source>
            <translation>행 빼기</translation>
        </message>
        <message>
            <source>Classification</source>
            <translation>분류</translation>
        </message>
        <message>
            <source>As written</source>
            <translation>적힌 대로</translation>
        </message>
        <message>
            <source>Merged</source>
            <translation>하나로</translation>
        </message>
        <message>
            <source>Semicolon</source>
            <translation>세미콜론</translation>
        </message>
        <message>
            <source>Tab</source>
            <translation>탭</translation>
        </message>
        <message>
            <source>Vertical bar</source>
            <translation>세로줄</translation>
        </message>
        <message>
            <source>Space character</source>
            <translation>공백</translation>
        </message>
        <message>
            <source>UTF-8</source>
            <translation>UTF-8</translation>
        </message>
        <message>
            <source>CP949 (Korean)</source>
            <translation>CP949(한국어)</translation>
        </message>
        <message>
            <source>UTF-16</source>
            <translation>UTF-16</translation>
        </message>
        <message>
            <source>CP1252 (Western European)</source>
            <translation>CP1252(서유럽)</translation>
        </message>
        <message>
            <source>Latin-1</source>
            <translation>Latin-1</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>예</translation>
        </message>
        <message>
            <source>No</source>
            <translation>아니요</translation>
        </message>
        <message>
            <source>Point</source>
            <translation>점(.)</translation>
        </message>
        <message>
            <source>small</source>
            <translation>작음</translation>
        </message>
        <message>
            <source>right</source>
            <translation>알맞음</translation>
        </message>
        <message>
            <source>large</source>
            <translation>큼</translation>
        </message>
        <message>
            <source>diverging</source>
            <translation>발산</translation>
        </message>
        <message>
            <source>300 digits</source>
            <translation>숫자 300개</translation>
        </message>
        <message>
            <source>3,000 digits</source>
            <translation>숫자 3,000개</translation>
        </message>
        <message>
            <source>no decay</source>
            <translation>감쇠 없음</translation>
        </message>
        <message>
            <source>decay 0.1</source>
            <translation>감쇠 0.1</translation>
        </message>
        <message>
            <source>dropout 0.2</source>
            <translation>드롭아웃 0.2</translation>
        </message>
        <message>
            <source>std 0.01, batch norm</source>
            <translation>std 0.01, 배치 정규화</translation>
        </message>
        <message>
            <source>He, batch norm</source>
            <translation>He, 배치 정규화</translation>
        </message>
        <message>
            <source>all steps</source>
            <translation>모든 스텝</translation>
        </message>
        <message>
            <source>squared error</source>
            <translation>제곱 오차</translation>
        </message>
        <message>
            <source>correct data</source>
            <translation>올바른 데이터</translation>
        </message>
        <message>
            <source>shuffled labels</source>
            <translation>뒤섞인 레이블</translation>
        </message>
        <message>
            <source>one sample</source>
            <translation>표본 하나</translation>
        </message>
        <message>
            <source>all samples</source>
            <translation>표본 전부</translation>
        </message>
        <message>
            <source>100 samples</source>
            <translation>표본 100개</translation>
        </message>
        <message>
            <source>perceptron</source>
            <translation>퍼셉트론</translation>
        </message>
        <message>
            <source>linear</source>
            <translation>선형</translation>
        </message>
        <message>
            <source>two layers</source>
            <translation>2층</translation>
        </message>
        <message>
            <source>two-layer network</source>
            <translation>2층 신경망</translation>
        </message>
        <message>
            <source>MLP, augmented</source>
            <translation>MLP, 데이터 증강</translation>
        </message>
        <message>
            <source>name: the name of a lane must have 1 to {most} characters, but '{value}' has {count}.</source>
            <translation>이름: 레인 이름은 1~{most}자여야 하는데 '{value}'은(는) {count}자입니다.</translation>
        </message>
        <message>
            <source>activation: {count} activations are listed, but there are {layers} hidden layers. List one per hidden layer, or give one for all.</source>
            <translation>activation: 활성화 함수가 {count}개인데 은닉층은 {layers}개입니다. 은닉층마다 하나씩 적거나 모두에 하나만 적으세요.</translation>
        </message>
        <message>
            <source>convolutions: {count} are too many. After {most}, an image of {side} pixels is reduced to a single pixel.</source>
            <translation>convolutions: {count}개는 너무 많습니다. {most}개를 지나면 {side}픽셀 이미지가 한 픽셀로 줄어듭니다.</translation>
        </message>
        <message>
            <source>validation_share and test_share: holding out {held:.0%} leaves too little to train on. Together they can be at most {most:.0%}.</source>
            <translation>validation_share와 test_share: {held:.0%}을(를) 떼어 두면 학습할 표본이 너무 적습니다. 둘을 합쳐 최대 {most:.0%}까지 됩니다.</translation>
        </message>
        <message>
            <source>normalization: the mean over a mini-batch of 1 sample is the sample itself. Choose a batch size of 2 or more, or none.</source>
            <translation>normalization: 표본이 하나인 미니배치의 평균은 그 표본 자신입니다. 배치 크기를 2 이상으로 하거나 없음(none)을 고르세요.</translation>
        </message>
        <message>
            <source>experiment: expected fields and values in braces, but got {value}.</source>
            <translation>experiment: 중괄호 안의 필드와 값이어야 하는데 {value}입니다.</translation>
        </message>
        <message>
            <source>More settings</source>
            <translation>추가 설정</translation>
        </message>
        <message>
            <source>a list such as 100, 50 or 100 × 5</source>
            <translation>100, 50 또는 100 × 5 같은 목록</translation>
        </message>
        <message>
            <source>{field}: {count} layers are too many; at most {most} are allowed.</source>
            <translation>{field}: 층이 {count}개입니다. 최대 {most}개까지 됩니다.</translation>
        </message>
        <message>
            <source>a name, or a list such as sigmoid, relu or sigmoid × 3, relu</source>
            <translation>이름, 또는 sigmoid, relu나 sigmoid × 3, relu 같은 목록</translation>
        </message>
        <message>
            <source>What training makes small. auto: cross-entropy for classes, mean squared error for numbers. Losses of probabilities get a softmax or a sigmoid before them; the others compare the scores themselves with the target (for classes with 1 for the right class and 0 for the others).</source>
            <translation>학습이 줄이는 값. auto: 클래스에는 교차 엔트로피, 수에는 평균 제곱 오차. 확률의 손실 앞에는 소프트맥스나 시그모이드가 붙고, 나머지는 점수를 목푯값과 바로 비교합니다(클래스면 정답은 1, 나머지는 0).</translation>
        </message>
        <message>
            <source>Start weights</source>
            <translation>시작 가중치</translation>
        </message>
        <message>
            <source>A file (.onnx or .safetensors) with the weights to start from; empty for random ones. Its layers must be those of this recipe: Open reads both from the file.</source>
            <translation>시작할 가중치가 든 파일(.onnx나 .safetensors). 비우면 난수로 시작합니다. 파일의 층은 이 레시피의 층과 같아야 합니다. 열기를 쓰면 둘 다 파일에서 읽습니다.</translation>
        </message>
        <message>
            <source>Stop early</source>
            <translation>조기 종료</translation>
        </message>
        <message>
            <source>When training ends before the last step. patience: the validation loss has not improved for a number of evaluations. target: the validation accuracy (R² of a regression) has reached a value. small-gradient: the norm of the gradient has fallen below a value. Results are then those of the weights with the lowest validation loss.</source>
            <translation>마지막 스텝 전에 학습을 끝내는 조건. patience: 검증 손실이 여러 번의 평가 동안 나아지지 않음. target: 검증 정확도(회귀는 R²)가 정한 값에 이름. small-gradient: 기울기 크기가 정한 값보다 작아짐. 이때 결과는 검증 손실이 가장 낮았던 가중치의 것입니다.</translation>
        </message>
        <message>
            <source>Patience</source>
            <translation>기다리는 횟수</translation>
        </message>
        <message>
            <source>How many evaluations without a lower validation loss end the training.</source>
            <translation>검증 손실이 낮아지지 않은 평가가 몇 번 이어지면 학습을 끝낼지.</translation>
        </message>
        <message>
            <source>evaluations</source>
            <translation>번의 평가</translation>
        </message>
        <message>
            <source>Stop at</source>
            <translation>종료 기준값</translation>
        </message>
        <message>
            <source>The validation accuracy (or R²) to reach, or the norm of the gradient to fall below.</source>
            <translation>이르러야 할 검증 정확도(또는 R²), 또는 그 밑으로 내려가야 할 기울기 크기.</translation>
        </message>
        <message>
            <source>Training samples</source>
            <translation>훈련 표본 수</translation>
        </message>
        <message>
            <source>Train on this many samples only, chosen so that each class keeps its share; 0 takes all. Few samples show overfitting.</source>
            <translation>훈련 데이터에서 이만큼만 학습합니다. 클래스의 비율은 그대로이며, 0이면 전부 씁니다. 표본이 적으면 과적합을 볼 수 있습니다.</translation>
        </message>
        <message>
            <source>All</source>
            <translation>전체</translation>
        </message>
        <message>
            <source>Only some</source>
            <translation>일부만</translation>
        </message>
        <message>
            <source>Sampling</source>
            <translation>표본 추출</translation>
        </message>
        <message>
            <source>epochs: every sample is used once per epoch, in a new order each time. replacement: each sample is drawn at random from all samples.</source>
            <translation>epochs: 에폭마다 모든 표본을 새 순서로 한 번씩 씁니다. replacement: 매번 전체 표본에서 무작위로 뽑습니다(복원 추출).</translation>
        </message>
        <message>
            <source>Convolutions</source>
            <translation>합성곱</translation>
        </message>
        <message>
            <source>Channels of each convolution before the hidden layers, such as 16, 32; empty for none. Each convolution has 3 × 3 windows, followed by the activation and 2 × 2 max pooling. For images of 28 × 28.</source>
            <translation>은닉층 앞에 놓는 합성곱마다의 채널 수입니다(예: 16, 32). 비우면 합성곱이 없습니다. 합성곱마다 3 × 3 창, 활성화 함수, 2 × 2 최대 풀링을 차례로 거칩니다. 28 × 28 이미지에만 씁니다.</translation>
        </message>
        <message>
            <source>channels</source>
            <translation>채널</translation>
        </message>
        <message>
            <source>Each time a training image is used, it is shifted, rotated, stretched and bent at random and drawn with a different pen. custom: set the amount of each change. Training only; for images of 28 × 28.</source>
            <translation>훈련 이미지를 쓸 때마다 무작위로 옮기고, 돌리고, 늘이고, 구부리며, 다른 펜으로 그립니다. custom: 변화의 크기를 종류마다 직접 정합니다. 학습에만 쓰며 28 × 28 이미지에만 됩니다.</translation>
        </message>
        <message>
            <source>What your saved digits are used for. watch: their accuracy is shown. test: they are the test set. train: they are added to the training set, each up to 100 times, until they make up a tenth of it. both: in each class every other digit is used for training, the rest for testing.</source>
            <translation>모아 둔 숫자의 쓰임입니다. watch: 정확도만 봅니다. test: 시험 데이터로 씁니다. train: 훈련 데이터의 10분의 1이 되도록 하나를 최대 100번까지 되풀이해 훈련 데이터에 더합니다. both: 클래스마다 하나 걸러 하나는 학습에, 나머지는 시험에 씁니다.</translation>
        </message>
        <message>
            <source>Largest shift along each side.</source>
            <translation>가로와 세로 각각의 최대 이동량입니다.</translation>
        </message>
        <message>
            <source>pixels</source>
            <translation>픽셀</translation>
        </message>
        <message>
            <source>Largest angle to either side.</source>
            <translation>양쪽으로 도는 최대 각도입니다.</translation>
        </message>
        <message>
            <source>degrees</source>
            <translation>도</translation>
        </message>
        <message>
            <source>Largest change of the size, as a fraction; width and height change separately.</source>
            <translation>크기 변화의 최대 비율입니다. 너비와 높이는 따로 바뀝니다.</translation>
        </message>
        <message>
            <source>Largest horizontal shift of the top, as a fraction of the height.</source>
            <translation>위쪽이 옆으로 밀리는 최대 거리이며, 높이에 대한 비율입니다.</translation>
        </message>
        <message>
            <source>Standard deviation of the bending.</source>
            <translation>구부림의 표준편차입니다.</translation>
        </message>
        <message>
            <source>Largest fraction of its outermost pixels that a stroke gains or loses.</source>
            <translation>획의 맨 바깥 픽셀 가운데 늘거나 줄어드는 최대 비율입니다.</translation>
        </message>
        <message>
            <source>Largest standard deviation of the noise in the ink.</source>
            <translation>잉크 픽셀에 더하는 잡음의 최대 표준편차입니다.</translation>
        </message>
        <message>
            <source>Fraction held out for validation during training (stratified by class).</source>
            <translation>학습 중 검증에 쓰려고 떼어 두는 표본의 비율입니다(클래스별로 고르게 뽑습니다).</translation>
        </message>
        <message>
            <source>Fraction held out for the final test (stratified by class).</source>
            <translation>마지막 시험에 쓰려고 떼어 두는 표본의 비율입니다(클래스별로 고르게 뽑습니다).</translation>
        </message>
        <message>
            <source>Data seed</source>
            <translation>데이터 시드</translation>
        </message>
        <message>
            <source>Seed of the random numbers that generate toy data, split the samples and inject faults.</source>
            <translation>연습용 데이터를 만들고, 표본을 나누고, 결함을 넣을 때 쓰는 난수 시드입니다.</translation>
        </message>
        <message>
            <source>Target scaling</source>
            <translation>목푯값 스케일링</translation>
        </message>
        <message>
            <source>standardise: the target of a regression gets mean 0 and standard deviation 1, computed from the training set. Predictions and errors are shown in the target's own unit.</source>
            <translation>standardise: 회귀의 목푯값을 훈련 데이터의 통계량으로 평균 0, 표준편차 1이 되게 합니다. 예측과 오차는 목푯값의 원래 단위로 보여 줍니다.</translation>
        </message>
        <message>
            <source>Statistics from</source>
            <translation>통계량을 구할 곳</translation>
        </message>
        <message>
            <source>all data: the mean and standard deviation also use the validation and test set. This is a data leak, and only here to demonstrate one.</source>
            <translation>all data: 평균과 표준편차를 검증·시험 데이터까지 써서 구합니다. 이것은 데이터 누출이며, 누출을 보여 주려고만 있습니다.</translation>
        </message>
        <message>
            <source>Fault</source>
            <translation>결함</translation>
        </message>
        <message>
            <source>A fault injected into this lane's data on purpose, to see its effect. The Clinic tab explains each fault.</source>
            <translation>영향을 보려고 이 레인의 데이터에 일부러 넣는 결함입니다. 검진 탭에서 결함을 하나씩 설명합니다.</translation>
        </message>
        <message>
            <source>How missing values are handled: filled in with the mean, median or most frequent value of the column in the training set, or their rows dropped.</source>
            <translation>결측값 처리 방법입니다. 훈련 데이터에서 구한 그 열의 평균(mean), 중앙값(median), 최빈값(most frequent)으로 채우거나 그 행을 뺍니다(drop).</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>열</translation>
        </message>
        <message>
            <source>Sets how columns are read: zip=text, when=date, id=skip, price=target number. Roles are feature, target, skip and id; types are number, text, date and flag.</source>
            <translation>열을 어떻게 읽을지 정합니다: zip=text, when=date, id=skip, price=target number. 역할은 feature, target, skip, id이고 유형은 number, text, date, flag입니다.</translation>
        </message>
        <message>
            <source>Whether the target contains classes or numbers; detected unless set.</source>
            <translation>목푯값이 클래스인지 수인지 정합니다. 정하지 않으면 자동으로 찾습니다.</translation>
        </message>
        <message>
            <source>Missing markers</source>
            <translation>결측값 표시</translation>
        </message>
        <message>
            <source>Texts that mean a missing value in every column, such as NA, ?, -999. In columns of numbers the usual ones are recognised; in columns of text they are ordinary text unless listed here.</source>
            <translation>모든 열에서 결측값을 뜻하는 텍스트입니다(예: NA, ?, -999). 수 열에서는 흔한 표시를 알아봅니다. 텍스트 열에서는 여기에 적지 않으면 그냥 텍스트로 봅니다.</translation>
        </message>
        <message>
            <source>Spellings</source>
            <translation>표기</translation>
        </message>
        <message>
            <source>merged: texts that differ only in capitals or spaces (Yes, yes) count as one.</source>
            <translation>merged: 대소문자나 공백만 다른 텍스트(Yes, yes)를 하나로 봅니다.</translation>
        </message>
        <message>
            <source>Delimiter</source>
            <translation>구분자</translation>
        </message>
        <message>
            <source>Character between cells; detected unless set.</source>
            <translation>셀을 나누는 문자입니다. 정하지 않으면 자동으로 찾습니다.</translation>
        </message>
        <message>
            <source>Encoding</source>
            <translation>인코딩</translation>
        </message>
        <message>
            <source>Character encoding of the file; detected unless set. Korean Excel writes cp949, Western European Excel writes cp1252.</source>
            <translation>파일의 문자 인코딩입니다. 정하지 않으면 자동으로 찾습니다. cp949는 한국어 Excel이, cp1252는 서유럽 Excel이 쓰는 인코딩입니다.</translation>
        </message>
        <message>
            <source>Header</source>
            <translation>머리글</translation>
        </message>
        <message>
            <source>Whether the first row contains the column names; detected unless set.</source>
            <translation>첫 행이 열 이름인지 정합니다. 정하지 않으면 자동으로 찾습니다.</translation>
        </message>
        <message>
            <source>Decimal mark</source>
            <translation>소수점 기호</translation>
        </message>
        <message>
            <source>Character before the decimals; detected for each column unless set.</source>
            <translation>소수 부분 앞의 문자입니다. 정하지 않으면 열마다 자동으로 찾습니다.</translation>
        </message>
        <message>
            <source>Embedding</source>
            <translation>임베딩</translation>
        </message>
        <message>
            <source>How many numbers represent a word in the first layer.</source>
            <translation>첫 층에서 단어 하나를 나타내는 수의 개수입니다.</translation>
        </message>
        <message>
            <source>Schedule</source>
            <translation>스케줄</translation>
        </message>
        <message>
            <source>How the learning rate changes during the run: in steps, exponentially, along half a cosine, with a warm-up, or when the validation loss stops falling.</source>
            <translation>학습하는 동안 학습률이 바뀌는 방식입니다. 계단식, 지수, 코사인 반 주기, 워밍업, 또는 검증 손실이 더 줄지 않을 때 바뀝니다.</translation>
        </message>
        <message>
            <source>Schedule steps</source>
            <translation>스케줄 기간</translation>
        </message>
        <message>
            <source>Number of steps until the factor is reached. For step: number of steps between two changes. For plateau: how long the validation loss may stop falling. With 0 it fits the run (the whole run; for step a third, for warm-up a twentieth, for plateau five evaluations).</source>
            <translation>배율에 이를 때까지의 스텝 수입니다. step에서는 두 변화 사이의 스텝 수, plateau에서는 검증 손실이 줄기를 기다리는 동안입니다. 0이면 실행에 맞춥니다(실행 전체, step은 3분의 1, warm-up은 20분의 1, plateau는 검증 다섯 번).</translation>
        </message>
        <message>
            <source>Schedule factor</source>
            <translation>스케줄 배율</translation>
        </message>
        <message>
            <source>Factor by which the learning rate is multiplied at the end (for warm-up, at the beginning).</source>
            <translation>끝에서(워밍업은 처음에) 학습률에 곱하는 값입니다.</translation>
        </message>
        <message>
            <source>Weight decay</source>
            <translation>가중치 감소</translation>
        </message>
        <message>
            <source>L2 penalty: adds weight_decay × w to the gradient of every parameter (adamw shrinks the parameters directly). The displayed loss does not include it.</source>
            <translation>L2 규제: 모든 매개변수의 기울기에 weight_decay × w를 더합니다(adamw는 매개변수를 직접 줄입니다). 화면의 손실에는 들어 있지 않습니다.</translation>
        </message>
        <message>
            <source>L1 penalty: adds l1 × sign(w) to the gradient of every parameter.</source>
            <translation>L1 규제: 모든 매개변수의 기울기에 l1 × sign(w)를 더합니다.</translation>
        </message>
        <message>
            <source>Clip norm</source>
            <translation>기울기 클리핑</translation>
        </message>
        <message>
            <source>A gradient with a larger norm is scaled down to this norm; 0 turns clipping off.</source>
            <translation>노름이 이 값보다 큰 기울기를 이 노름으로 줄입니다. 0이면 클리핑하지 않습니다.</translation>
        </message>
        <message>
            <source>Dropout</source>
            <translation>드롭아웃</translation>
        </message>
        <message>
            <source>Fraction of hidden units that are dropped at random in each training step.</source>
            <translation>학습 스텝마다 무작위로 끄는 은닉 유닛의 비율입니다.</translation>
        </message>
        <message>
            <source>Normalization</source>
            <translation>배치 정규화</translation>
        </message>
        <message>
            <source>batch: the input of every unit is standardised over the mini-batch before the activation (batch normalization).</source>
            <translation>batch: 활성화 함수 앞에서 각 유닛의 입력을 미니배치에 대해 표준화합니다(배치 정규화).</translation>
        </message>
        <message>
            <source>Skip connections</source>
            <translation>스킵 연결</translation>
        </message>
        <message>
            <source>add: each hidden layer with as many units as the layer before it adds its output to its input (residual connection), so the gradient also has a way around the layer.</source>
            <translation>add: 앞 층과 유닛 수가 같은 은닉층마다 입력을 출력에 더합니다(잔차 연결). 그래서 기울기가 층을 돌아서도 갈 수 있습니다.</translation>
        </message>
        <message>
            <source>Bug</source>
            <translation>버그</translation>
        </message>
        <message>
            <source>A mistake put into the backward pass on purpose, to be found with the gradient check. The saved run says so.</source>
            <translation>기울기 검사로 찾아보도록 역전파에 일부러 넣은 실수입니다. 저장한 실행에 표시됩니다.</translation>
        </message>
        <message>
            <source>Bug in layer</source>
            <translation>버그가 있는 층</translation>
        </message>
        <message>
            <source>The layer with the mistake, counted along the layers with weights (W1, W2, …).</source>
            <translation>실수가 있는 층입니다. 가중치가 있는 층을 따라 셉니다(W1, W2, …).</translation>
        </message>
        <message>
            <source>three or more classes</source>
            <translation>세 클래스 이상</translation>
        </message>
        <message>
            <source>a regression</source>
            <translation>회귀</translation>
        </message>
        <message>
            <source>loss: '{value}' does not suit {task}. Choose auto, or one of these: {known}.</source>
            <translation>loss: '{value}'은(는) {task}에 맞지 않습니다. auto나 다음 중 하나를 고르세요: {known}.</translation>
        </message>
        <message>
            <source>The text holds no recipe: no JSON, command line or Python script.</source>
            <translation>텍스트에 레시피가 없습니다. JSON, 명령줄, 파이썬 스크립트가 아닙니다.</translation>
        </message>
        <message>
            <source>The text cannot be read as a recipe: {reason}.</source>
            <translation>텍스트를 레시피로 읽을 수 없습니다: {reason}.</translation>
        </message>
        <message>
            <source>--set {pair}: write FIELD=VALUE.</source>
            <translation>--set {pair}: FIELD=VALUE처럼 쓰세요.</translation>
        </message>
        <message>
            <source>--epochs {value}: how many steps that is depends on the data. Give --steps.</source>
            <translation>--epochs {value}: 몇 스텝인지는 데이터에 달려 있습니다. --steps를 쓰세요.</translation>
        </message>
        <message>
            <source>Line {line} of the script: '{text}' cannot be read. Every field of nn.Experiment needs its name, and a number, a text or a list as its value.</source>
            <translation>스크립트 {line}번째 줄의 '{text}'을(를) 읽을 수 없습니다. nn.Experiment의 항목마다 이름과, 수나 글이나 목록인 값이 필요합니다.</translation>
        </message>
        <message>
            <source>Training step</source>
            <translation>학습 스텝</translation>
        </message>
        <message>
            <source>Validation accuracy</source>
            <translation>검증 정확도</translation>
        </message>
        <message>
            <source>‖∂L/∂W‖ of the first layer</source>
            <translation>첫 층의 ‖∂L/∂W‖</translation>
        </message>
        <message>
            <source>‖∂L/∂W‖ of the last layer</source>
            <translation>마지막 층의 ‖∂L/∂W‖</translation>
        </message>
        <message>
            <source>‖ΔW‖ / ‖W‖ of the first layer</source>
            <translation>첫 층의 ‖ΔW‖ / ‖W‖</translation>
        </message>
        <message>
            <source>Step quality α</source>
            <translation>스텝 품질 α</translation>
        </message>
        <message>
            <source>Sharpness</source>
            <translation>첨예도</translation>
        </message>
        <message>
            <source>quantity</source>
            <translation>양</translation>
        </message>
        <message>
            <source>There is no '{metric}' to monitor. Available: {known}. Metrics that begin with val_ need validation samples.</source>
            <translation>지켜볼 '{metric}' 값이 없습니다. 쓸 수 있는 것: {known}. val_로 시작하는 값에는 검증 표본이 필요합니다.</translation>
        </message>
        <message>
            <source>step: {step} is outside {first} … {last}, the steps of '{name}' that are known.</source>
            <translation>스텝: {step}은(는) '{name}'의 알려진 스텝 {first} … {last}의 범위를 벗어납니다.</translation>
        </message>
        <message>
            <source>'{name}' cannot be replayed.</source>
            <translation>'{name}'을(를) 다시 재생할 수 없습니다.</translation>
        </message>
        <message>
            <source>The {what} became {value} at step {step}, first in layer {layer}. The learning rate {rate:g} is probably too large; try {smaller:g}.</source>
            <translation>스텝 {step}에서 {what}이(가) {value}이(가) 되었습니다({layer} 층에서 처음). 학습률 {rate:g}이(가) 너무 큰 듯합니다. {smaller:g}을(를) 써 보세요.</translation>
        </message>
        <message>
            <source>{taker} needs an nn.Network, but got {got}.</source>
            <translation>{taker}: {got}이(가) 아니라 nn.Network가 필요합니다.</translation>
        </message>
        <message>
            <source>The samples of step {step} contain missing (NaN) or infinite values, so the loss cannot be computed. Fill in the missing values, or drop the rows.</source>
            <translation>스텝 {step}의 표본에 결측값(NaN)이나 무한대가 있어 손실을 계산할 수 없습니다. 결측값을 채우거나 그 행을 빼세요.</translation>
        </message>
        <message>
            <source>norm of the gradient</source>
            <translation>기울기의 노름</translation>
        </message>
        <message>
            <source>The {what} became {value} at step {step}, first in layer {layer}, although the learning rate is only {rate:g}. Scale the inputs, look for very large numbers in the data, or choose smaller initial weights.</source>
            <translation>스텝 {step}에서 {what}이(가) {value}이(가) 되었습니다. 학습률은 {rate:g}밖에 안 되며, {layer} 층에서 처음 나타났습니다. 입력을 스케일링하거나, 데이터에 아주 큰 수가 있는지 살펴보거나, 가중치 초깃값을 줄이세요.</translation>
        </message>
        <message>
            <source>batch_size: a mini-batch of {value} is larger than the training set ({count}). Choose from 1 to {count}.</source>
            <translation>batch_size: 미니배치 {value}개가 훈련 데이터({count}개)보다 많습니다. 1에서 {count} 사이로 고르세요.</translation>
        </message>
        <message>
            <source>{layer}: {name} must be one or two whole numbers of at least {least}, but is {value}.</source>
            <translation>{layer}: {name}은(는) {least} 이상의 정수 하나나 둘이어야 하는데 {value}입니다.</translation>
        </message>
        <message>
            <source>{layer} expects images of shape (channels, height, width), but got samples of shape {got}. Put Reshape((channels, height, width)) before it.</source>
            <translation>{layer}: 이미지(채널, 높이, 너비)를 받는데 형상이 {got}인 표본이 들어옵니다. 앞에 Reshape((채널, 높이, 너비))를 두세요.</translation>
        </message>
        <message>
            <source>{layer}: a window of {size} pixels does not fit into {length} pixels with a padding of {padding}. Use a smaller window or more padding.</source>
            <translation>{layer}: 크기 {size}픽셀의 창이 패딩 {padding}을 더한 {length}픽셀에 들어가지 않습니다. 창을 줄이거나 패딩을 늘리세요.</translation>
        </message>
        <message>
            <source>{layer} expects images of shape (batch, channels, height, width), but got {got}.</source>
            <translation>{layer}: 이미지 묶음(배치, 채널, 높이, 너비)을 받는데 {got}이(가) 들어왔습니다.</translation>
        </message>
        <message>
            <source>A network with five hidden layers, started from very small weights (standard deviation 0.01) and from He initial weights, each without and with batch normalization.</source>
            <translation>은닉층이 다섯인 신경망을 아주 작은 초깃값(표준편차 0.01)과 He 초깃값에서, 각각 배치 정규화 없이 또 함께 학습합니다.</translation>
        </message>
        <message>
            <source>Watch the losses: from weights with a standard deviation of 0.01 the plain network stays at 2.3, the level of guessing; with batch normalization it learns at once, and as well as from He initial weights.</source>
            <translation>손실을 보세요. 표준편차 0.01에서는 찍기 수준인 2.3에 머뭅니다. 배치 정규화가 있으면 곧바로 배우고, He 초깃값에서만큼 잘 배웁니다.</translation>
        </message>
        <message>
            <source>One, some or all samples</source>
            <translation>표본 하나, 여럿, 전부</translation>
        </message>
        <message>
            <source>Gradient descent with one sample, with mini-batches of 100 and with the full batch of 40,000: the same number of epochs, but very different numbers of steps.</source>
            <translation>표본 하나, 미니배치 100개, 전체 배치 40,000개로 하는 경사하강법입니다. 에폭은 같지만 스텝 수가 크게 다릅니다.</translation>
        </message>
        <message>
            <source>Watch the noise of the loss: with single samples it jumps, with the full batch it falls smoothly. After the same five epochs the validation accuracy is about 95 % with one sample, 92 % with 100 and 60 % with all.</source>
            <translation>손실의 잡음을 보세요. 표본 하나로는 들쭉날쭉하고, 전체 배치로는 매끄럽게 줄어듭니다. 같은 다섯 에폭 뒤의 검증 정확도는 하나씩 약 95 %, 100개씩 92 %, 전부 한꺼번에 60 %입니다.</translation>
        </message>
        <message>
            <source>Random search for learning rate and weight decay</source>
            <translation>학습률과 가중치 감소의 무작위 탐색</translation>
        </message>
        <message>
            <source>The search of section 6.5.2 of Deep Learning from Scratch: 100 random pairs of learning rate and weight decay, six hidden layers, 500 training samples, 50 epochs. One lane trains a single pair.</source>
            <translation>《밑바닥부터 시작하는 딥러닝》 6.5.2절의 탐색입니다. 학습률과 가중치 감소의 무작위 조합 100개, 은닉층 여섯 개, 훈련 데이터 500개, 50 에폭. 레인은 조합 하나를 학습합니다.</translation>
        </message>
        <message>
            <source>python3 main.py sweep book-search draws the 100 pairs and prints the best of them.</source>
            <translation>python3 main.py sweep book-search 는 조합 100개를 뽑아 가장 좋은 것을 출력합니다.</translation>
        </message>
        <message>
            <source>What bad data does</source>
            <translation>나쁜 데이터의 영향</translation>
        </message>
        <message>
            <source>The same network on correct digits, on unscaled digits (0 … 255) and with shuffled labels. The Clinic tab finds each fault before the first step.</source>
            <translation>같은 신경망을 올바른 숫자, 스케일링하지 않은 숫자(0 … 255), 레이블을 뒤섞은 숫자로 학습합니다. 첫 스텝 전에 검진 탭이 결함을 찾습니다.</translation>
        </message>
        <message>
            <source>Watch the Clinic tab find both faults before the first step. Then train: only the lane with correct data gets above 10 % validation accuracy.</source>
            <translation>첫 스텝 전에 검진 탭이 두 결함을 모두 찾는 것을 보세요. 그다음 학습하면 올바른 데이터를 쓴 레인만 검증 정확도가 10 %를 넘습니다.</translation>
        </message>
        <message>
            <source>Digits: convolutions</source>
            <translation>숫자: 합성곱</translation>
        </message>
        <message>
            <source>Two convolutions before the hidden layer, trained on augmented images. All positions share the weights of a window, so a stroke is found wherever it is.</source>
            <translation>은닉층 앞에 합성곱이 둘 있고, 증강한 이미지로 학습합니다. 창의 가중치를 모든 위치가 함께 쓰므로 획이 어디에 있든 찾아냅니다.</translation>
        </message>
        <message>
            <source>Draw a digit while the network trains, and watch what the nine weights of each window in the first layer respond to.</source>
            <translation>학습하는 동안 숫자를 그리고, 첫 층의 각 창에 있는 가중치 아홉 개가 무엇에 반응하는지 보세요.</translation>
        </message>
        <message>
            <source>Digits: augmented</source>
            <translation>숫자: 데이터 증강</translation>
        </message>
        <message>
            <source>784-512-512-10 for drawn digits. Every training image is shifted, rotated, stretched and bent at random each time it is used.</source>
            <translation>그린 숫자를 위한 784-512-512-10입니다. 훈련 이미지를 쓸 때마다 무작위로 옮기고, 돌리고, 늘이고, 구부립니다.</translation>
        </message>
        <message>
            <source>Watch one training image change each time it is used, then draw a digit at the edge of the canvas.</source>
            <translation>훈련 이미지 하나가 쓰일 때마다 바뀌는 것을 보고, 캔버스 가장자리에 숫자를 그려 보세요.</translation>
        </message>
        <message>
            <source>Digits: small network</source>
            <translation>숫자: 작은 신경망</translation>
        </message>
        <message>
            <source>784-100-10 for drawn digits, trained with Adam and a cosine schedule. It learns from the built-in digits and reads real handwriting that it has never seen: draw a digit.</source>
            <translation>그린 숫자를 위한 784-100-10을 Adam과 코사인 스케줄로 학습합니다. 내장 숫자로 학습하고, 처음 보는 실제 손글씨를 읽습니다. 숫자를 그려 보세요.</translation>
        </message>
        <message>
            <source>Draw a digit and watch which step of the preprocessing changes the prediction.</source>
            <translation>숫자를 그리고, 전처리의 어느 단계에서 예측이 바뀌는지 보세요.</translation>
        </message>
        <message>
            <source>The network of the overfitting experiment on 300 digits, without and with dropout.</source>
            <translation>과적합 실험의 신경망을 숫자 300개로, 드롭아웃 없이 또 함께 학습합니다.</translation>
        </message>
        <message>
            <source>Watch the accuracy: both lanes end with all training digits correct, but with dropout the validation accuracy is about 3 points higher (76 % instead of 73 %). In training, dropout makes the mini-batch accuracy lower and noisier.</source>
            <translation>정확도를 보세요. 두 레인 모두 훈련 숫자를 전부 맞히지만, 드롭아웃이 있으면 검증 정확도가 약 3 %p 높습니다(73 % 대신 76 %). 학습하는 동안에는 드롭아웃 때문에 미니배치 정확도가 더 낮고 들쭉날쭉합니다.</translation>
        </message>
        <message>
            <source>Early stopping</source>
            <translation>조기 종료</translation>
        </message>
        <message>
            <source>The same network on 300 digits twice. One lane takes all its steps; the other stops when the validation loss has not improved for ten evaluations.</source>
            <translation>같은 신경망을 숫자 300개로 두 번 학습합니다. 한 레인은 모든 스텝을 밟고, 다른 레인은 검증 손실이 평가 열 번 동안 나아지지 않으면 멈춥니다.</translation>
        </message>
        <message>
            <source>Watch the circles: the validation loss is lowest around step 160 and rises from then on, while the training loss still falls. The second lane stops at step 360 and takes the weights of step 160 as its result.</source>
            <translation>동그라미를 보세요. 검증 손실은 스텝 160 무렵에 가장 낮고 그 뒤로 오르지만, 훈련 손실은 계속 내려갑니다. 둘째 레인은 스텝 360에서 멈추고 스텝 160의 가중치를 결과로 삼습니다.</translation>
        </message>
        <message>
            <source>Edge of stability</source>
            <translation>안정성의 경계</translation>
        </message>
        <message>
            <source>Full-batch gradient descent on 300 digits with two learning rates, and the squared error of the raw outputs.</source>
            <translation>숫자 300개에 대한 전체 배치 경사하강법을 두 학습률로, 출력 그대로의 제곱 오차로 학습합니다.</translation>
        </message>
        <message>
            <source>Watch the sharpness rise. With 0.16 it reaches the line 2/η = 12.5 after about 2,000 steps and hovers there, and the steps go from wall to wall: α is near +1. With 0.08 the line is at 25: α stays near −1, and the loss falls more slowly.</source>
            <translation>첨예도가 오르는 것을 보세요. 0.16에서는 약 2,000스텝 뒤 2/η = 12.5 선에 닿아 그 근처에 머물고, 스텝은 벽에서 벽으로 건너뜁니다. α가 +1에 가깝습니다. 0.08에서는 선이 25에 있습니다. α는 −1에 가깝게 남고 손실은 더 천천히 줄어듭니다.</translation>
        </message>
        <message>
            <source>Healing the vanishing gradient</source>
            <translation>기울기 소실 치료하기</translation>
        </message>
        <message>
            <source>The same deep network of sigmoids four times: as it is, with batch normalization, with residual connections, and with ReLU and He initial weights instead.</source>
            <translation>시그모이드로 된 깊은 신경망을 네 번: 그대로, 배치 정규화와 함께, 잔차 연결과 함께, 그리고 ReLU와 He 초기 가중치로.</translation>
        </message>
        <message>
            <source>Watch W1: as it is, its gradient is hundreds of times smaller than that of the last layer. Each of the three remedies brings it back, and the loss falls.</source>
            <translation>W1을 보세요. 그대로면 기울기가 마지막 층의 수백 분의 1입니다. 세 가지 처방은 모두 기울기를 되살리고 손실이 내려갑니다.</translation>
        </message>
        <message>
            <source>Initial weights matter</source>
            <translation>가중치 초깃값의 중요성</translation>
        </message>
        <message>
            <source>ReLU alone is not enough. With initial weights of standard deviation 0.01 the gradient vanishes on its way to the first layer; with He's initial weights it does not.</source>
            <translation>렐루만으로는 충분하지 않습니다. 표준편차가 0.01인 초깃값에서는 기울기가 첫 층까지 가는 동안 사라지고, He 초깃값에서는 살아남습니다.</translation>
        </message>
        <message>
            <source>Watch W1: with a standard deviation of 0.01 its gradient is tens of thousands of times smaller than with He, so the loss stays at 2.30.</source>
            <translation>W1을 보세요. 표준편차가 0.01이면 기울기가 He일 때보다 수만 배 작아 손실이 2.30에 머뭅니다.</translation>
        </message>
        <message>
            <source>Race of initial weights</source>
            <translation>가중치 초깃값 비교</translation>
        </message>
        <message>
            <source>The textbook comparison: standard deviations 0.01, 1/sqrt(n) and sqrt(2/n) in 784-100-100-100-100-10 with ReLU, with mini-batches of 128 drawn at random in each step.</source>
            <translation>교과서의 비교입니다: 렐루를 쓴 784-100-100-100-100-10에서 표준편차 0.01, 1/sqrt(n), sqrt(2/n). 스텝마다 128개를 무작위로 뽑습니다.</translation>
        </message>
        <message>
            <source>Watch the activations of the last hidden layers: with 0.01 they collapse to 0, with He they stay spread out.</source>
            <translation>마지막 은닉층들의 활성값을 보세요. 0.01에서는 0으로 모이고, He에서는 넓게 퍼져 있습니다.</translation>
        </message>
        <message>
            <source>The same network with four learning rates: too small, about right, too large, and so large that training diverges.</source>
            <translation>같은 신경망을 네 학습률로: 너무 작음, 알맞음, 너무 큼, 그리고 발산할 만큼 큼.</translation>
        </message>
        <message>
            <source>Watch the four losses: with 0.001 the loss creeps down, with 0.1 it falls quickly. With 1 it jumps about; with 10 it shoots up to more than 1,000 in the first steps and then stays at 2.3, the level of guessing, because all hidden units are dead.</source>
            <translation>네 손실을 보세요. 0.001에서는 기어 내려가고, 0.1에서는 빨리 내려갑니다. 1에서는 이리저리 튀고, 10에서는 처음 몇 스텝에 1,000 넘게 치솟은 뒤 은닉 유닛이 모두 죽어 찍기 수준인 2.3에 머뭅니다.</translation>
        </message>
        <message>
            <source>Race of optimizers</source>
            <translation>최적화 기법 비교</translation>
        </message>
        <message>
            <source>The textbook comparison: SGD, Momentum, AdaGrad and Adam with the same network, initial weights and mini-batches.</source>
            <translation>교과서의 비교입니다: 같은 신경망, 초깃값, 미니배치로 SGD, 모멘텀, AdaGrad, Adam을 비교합니다.</translation>
        </message>
        <message>
            <source>Watch the first 200 steps: with which optimizer does the loss fall fastest, and which one is ahead at the end?</source>
            <translation>처음 200스텝을 보세요. 어느 최적화 기법에서 손실이 가장 빨리 줄고, 끝에는 어느 것이 앞서나요?</translation>
        </message>
        <message>
            <source>A network with six hidden layers, trained on 300 digits and on 3,000 digits.</source>
            <translation>은닉층이 여섯인 신경망을 숫자 300개와 3,000개로 학습합니다.</translation>
        </message>
        <message>
            <source>Watch the accuracy: with 300 digits the network soon classifies all its training digits correctly, but only about 76 % of the validation digits. With 3,000 digits it gets about 90 % of them.</source>
            <translation>정확도를 보세요. 숫자 300개로는 훈련 숫자를 곧 전부 맞히지만 검증 숫자는 약 76 %만 맞힙니다. 3,000개로는 약 90 %를 맞힙니다.</translation>
        </message>
        <message>
            <source>Perceptron and two layers</source>
            <translation>퍼셉트론과 2층 신경망</translation>
        </message>
        <message>
            <source>A single layer can only draw one straight line, so it cannot learn XOR. Two layers can. See the Regions tab.</source>
            <translation>층이 하나면 직선 하나만 그을 수 있어 XOR을 배우지 못합니다. 층이 둘이면 배울 수 있습니다. 결정 영역 탭을 보세요.</translation>
        </message>
        <message>
            <source>Watch the decision boundary: the perceptron keeps turning one straight line and never gets beyond 75 %; two layers bend it around the corners and reach 100 %.</source>
            <translation>결정 경계를 보세요. 퍼셉트론은 직선 하나를 이리저리 돌릴 뿐 75 %를 넘지 못하고, 층이 둘이면 모서리를 돌아 휘어 100 %에 이릅니다.</translation>
        </message>
        <message>
            <source>Positive or negative reviews</source>
            <translation>긍정 리뷰와 부정 리뷰</translation>
        </message>
        <message>
            <source>Sentences as lists of word numbers, for an Embedding layer. 'not good' is negative: a network has to combine words.</source>
            <translation>Embedding 층에 넣는, 단어 번호의 목록으로 된 문장입니다. 'not good'은 부정입니다. 단어를 묶어서 보아야 합니다.</translation>
        </message>
        <message>
            <source>Type a sentence with "not" in it on the right, and watch how many steps it takes until the prediction changes.</source>
            <translation>오른쪽에 "not"이 든 문장을 입력하고, 예측이 바뀌기까지 몇 스텝이 걸리는지 보세요.</translation>
        </message>
        <message>
            <source>A curve through points</source>
            <translation>점을 지나는 곡선</translation>
        </message>
        <message>
            <source>Regression: the network fits a curve to noisy points of a sine. Without hidden layers it can only draw a straight line.</source>
            <translation>회귀: 잡음이 섞인 사인 곡선의 점에 곡선을 맞춥니다. 은닉층이 없으면 직선밖에 그을 수 없습니다.</translation>
        </message>
        <message>
            <source>Watch the curves: without a hidden layer it stays a straight line; with one it bends towards the points.</source>
            <translation>곡선을 보세요. 은닉층이 없으면 직선으로 남고, 있으면 점을 따라 휩니다.</translation>
        </message>
        <message>
            <source>Three classes that wind around each other. A network with two hidden layers separates them.</source>
            <translation>서로 감기는 세 클래스입니다. 은닉층이 둘인 신경망이 이들을 나눕니다.</translation>
        </message>
        <message>
            <source>Watch the regions curl: tanh bends smoothly, ReLU folds along straight lines.</source>
            <translation>영역이 말려 들어가는 것을 보세요. tanh는 부드럽게 휘고, 렐루는 직선을 따라 꺾입니다.</translation>
        </message>
        <message>
            <source>Squared error or cross-entropy</source>
            <translation>제곱 오차와 교차 엔트로피</translation>
        </message>
        <message>
            <source>The same network and learning rate with two losses: softmax and cross-entropy, and the squared error of the raw outputs.</source>
            <translation>같은 신경망과 학습률로 두 손실을 비교합니다: 소프트맥스와 교차 엔트로피, 그리고 출력 그대로의 제곱 오차.</translation>
        </message>
        <message>
            <source>Watch the accuracy: at the same learning rate, cross-entropy is ahead all the way (validation about 94 % instead of 91 %). The two losses have different units, so compare the accuracies.</source>
            <translation>정확도를 보세요. 같은 학습률에서 교차 엔트로피가 내내 앞섭니다(검증 약 91 % 대신 94 %). 두 손실은 단위가 다르므로 정확도를 비교하세요.</translation>
        </message>
        <message>
            <source>Two-layer network</source>
            <translation>2층 신경망</translation>
        </message>
        <message>
            <source>The network of the study notes: 784-80-10 with ReLU, mini-batches of 200 and plain gradient descent.</source>
            <translation>학습 노트의 신경망입니다: 렐루를 쓴 784-80-10, 미니배치 200, 단순한 경사하강법.</translation>
        </message>
        <message>
            <source>Watch the validation accuracy pass 90 %, then draw a digit.</source>
            <translation>검증 정확도가 90 %를 넘는 것을 보고, 숫자를 그려 보세요.</translation>
        </message>
        <message>
            <source>Two networks with five hidden layers, on the same mini-batches. With sigmoid the gradient vanishes on its way to the first layer; with ReLU it does not.</source>
            <translation>은닉층이 다섯인 두 신경망을 같은 미니배치로 학습합니다. 시그모이드에서는 기울기가 첫 층까지 가는 동안 사라지고, 렐루에서는 살아남습니다.</translation>
        </message>
        <message>
            <source>Watch W1 in both lanes: with sigmoid its gradient is hundreds of times smaller than with ReLU, so the loss stays flat.</source>
            <translation>두 레인의 W1을 보세요. 시그모이드에서는 기울기가 렐루보다 수백 배 작아 손실이 줄지 않습니다.</translation>
        </message>
        <message>
            <source>The network of the overfitting experiment on 300 digits, without and with weight decay.</source>
            <translation>과적합 실험의 신경망을 숫자 300개로, 가중치 감쇠 없이 또 함께 학습합니다.</translation>
        </message>
        <message>
            <source>Watch the accuracy: without decay the network memorises the 300 digits (training 100 %, validation 73 %) and the validation loss rises again. With decay the training accuracy stays at about 93 % and the validation loss does not rise: the gap is smaller, the validation accuracy about the same.</source>
            <translation>정확도를 보세요. 감쇠가 없으면 숫자 300개를 외우고(훈련 100 %, 검증 73 %) 검증 손실이 다시 오릅니다. 감쇠가 있으면 훈련 정확도가 93 % 정도에 머물고 검증 손실이 오르지 않습니다. 차이는 줄고, 검증 정확도는 비슷합니다.</translation>
        </message>
    </context>
</TS>
