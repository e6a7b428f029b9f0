<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
    <context>
        <name>Nablascope</name>
        <message>
            <source>Something went wrong in the window: {kind}: {reason}. It goes on working; the details can be copied.</source>
            <translation>창에서 문제가 생겼습니다: {kind}: {reason}. 창은 계속 작동하며, 자세한 내용을 복사할 수 있습니다.</translation>
        </message>
        <message>
            <source>Draw a digit with mouse, finger or pen. C clears, Ctrl+Z undoes.</source>
            <translation>마우스, 손가락, 펜으로 숫자를 그리세요. C는 지우기, Ctrl+Z는 되돌리기입니다.</translation>
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
            <source>The layers from input to output. Each block has the colour of its weights' curve in the gradient plot.</source>
            <translation>입력층부터 출력층까지의 구조입니다. 각 블록의 색은 기울기 그래프에서 그 층의 가중치를 나타내는 곡선의 색과 같습니다.</translation>
        </message>
        <message>
            <source>Press Run. Every lane takes one step on the same mini-batch, so what differs between two curves is what differs between their recipes on the left.</source>
            <translation>실행을 누르세요. 모든 레인이 같은 미니배치로 한 스텝씩 학습하므로, 두 곡선의 차이는 곧 왼쪽 설정의 차이입니다.</translation>
        </message>
        <message>
            <source>Loss and accuracy: the line is the mini-batch (averaged where the axis says so), the band reaches from its smallest to its largest value, circles are the validation set.</source>
            <translation>손실과 정확도: 선은 미니배치의 값(축에 적힌 경우 평균), 띠는 최솟값부터 최댓값까지, 동그라미는 검증 데이터의 값입니다.</translation>
        </message>
        <message>
            <source>Gradient by layer: the L2 norm of dL/dW of each layer, on a logarithmic axis. W1 is next to the input. A gradient that falls by a factor per layer never reaches it.</source>
            <translation>층별 기울기: 각 층의 dL/dW의 L2 노름을 로그 축에 그립니다. W1이 입력에 가장 가깝습니다. 층마다 일정한 비율로 줄어드는 기울기는 W1까지 닿지 못합니다.</translation>
        </message>
        <message>
            <source>Draw a digit while it trains. The picture below the canvas is what the networks see: your strokes, fitted to 20 × 20 pixels and centred by mass in 28 × 28, as in MNIST.</source>
            <translation>학습하는 동안 숫자를 그려 보세요. 캔버스 아래 그림이 신경망이 실제로 보는 입력입니다. MNIST와 같이 획을 20 × 20 픽셀에 맞추고 28 × 28 안에서 무게중심을 가운데에 둡니다.</translation>
        </message>
        <message>
            <source>The wheel zooms a plot's steps, Ctrl and wheel its values, dragging moves it; it then stops following until 'Back to live'.</source>
            <translation>휠은 그래프의 스텝을, Ctrl+휠은 값을 확대하고, 끌면 옮겨집니다. 그러면 '실시간으로'를 누를 때까지 따라가기를 멈춥니다.</translation>
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
            <source>reset: begin anew with the recipe</source>
            <translation>초기화: 설정대로 처음부터 다시</translation>
        </message>
        <message>
            <source>clear the drawing</source>
            <translation>그림 지우기</translation>
        </message>
        <message>
            <source>undo a stroke</source>
            <translation>획 하나 되돌리기</translation>
        </message>
        <message>
            <source>all plots back to the live view</source>
            <translation>모든 그래프를 실시간 보기로</translation>
        </message>
        <message>
            <source>maximise the card under the mouse, or put it back; also by double click</source>
            <translation>마우스 아래의 카드를 크게 보기, 또는 되돌리기 (두 번 클릭도 됩니다)</translation>
        </message>
        <message>
            <source>fold the left or the right side away</source>
            <translation>왼쪽 또는 오른쪽 패널 접기</translation>
        </message>
        <message>
            <source>open, save a run</source>
            <translation>실행 기록 열기, 저장</translation>
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
            <source>Help</source>
            <translation>도움말</translation>
        </message>
        <message>
            <source>What you see</source>
            <translation>화면에 보이는 것</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>단축키</translation>
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
            <source>Pen</source>
            <translation>펜</translation>
        </message>
        <message>
            <source>Width of the pen, 10 to 32 of the canvas's 280 units</source>
            <translation>펜의 굵기, 캔버스 280단위 중 10에서 32까지</translation>
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
            <source>{path} cannot be written: {reason}.</source>
            <translation>{path} 파일에 쓸 수 없습니다: {reason}.</translation>
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
            <source>An experiment to start from</source>
            <translation>출발점이 되는 실험</translation>
        </message>
        <message>
            <source>Experiment</source>
            <translation>실험</translation>
        </message>
        <message>
            <source>{train:,} to train, {validation:,} to validate, {test:,} to test</source>
            <translation>훈련 {train:,}개, 검증 {validation:,}개, 시험 {test:,}개</translation>
        </message>
        <message>
            <source>Changed: {fields}. Press Reset (R) to start anew with it.</source>
            <translation>바뀐 항목: {fields}. 초기화(R)를 누르면 새 설정으로 시작합니다.</translation>
        </message>
        <message>
            <source>Rate, momentum, penalties and steps apply at once; all else needs a reset.</source>
            <translation>학습률, 모멘텀, 벌점, 스텝 수는 곧바로 적용되고, 나머지는 초기화해야 적용됩니다.</translation>
        </message>
        <message>
            <source>Details …</source>
            <translation>자세히 …</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>저장</translation>
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
            <source>The last run was cut off. It was saved and can go on where it was.</source>
            <translation>지난 실행이 중간에 끊겼습니다. 저장해 두었으니 멈춘 곳에서 이어갈 수 있습니다.</translation>
        </message>
        <message>
            <source>Continue it</source>
            <translation>이어서 하기</translation>
        </message>
        <message>
            <source>Discard it</source>
            <translation>버리기</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>닫기</translation>
        </message>
        <message>
            <source>Finished. Accuracy on the test set: {told}</source>
            <translation>끝났습니다. 시험 데이터의 정확도: {told}</translation>
        </message>
        <message>
            <source>Ready. The run before is kept as {path} (Ctrl+O).</source>
            <translation>준비되었습니다. 앞의 실행 기록은 {path} 파일에 있습니다 (Ctrl+O).</translation>
        </message>
        <message>
            <source>Lane '{name}' stopped: {reason}</source>
            <translation>'{name}' 레인이 멈췄습니다: {reason}</translation>
        </message>
        <message>
            <source>Getting the data ready. The window can be used meanwhile.</source>
            <translation>데이터를 준비하고 있습니다. 그동안에도 창을 쓸 수 있습니다.</translation>
        </message>
        <message>
            <source>Ready. Press Run (Space) to train.</source>
            <translation>준비되었습니다. 실행(스페이스)을 누르면 학습합니다.</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>학습 중</translation>
        </message>
        <message>
            <source>Finished. Run goes on for as many steps again.</source>
            <translation>끝났습니다. 실행을 누르면 같은 스텝 수만큼 더 학습합니다.</translation>
        </message>
        <message>
            <source>The run cannot go on. Press Reset to start anew.</source>
            <translation>더 진행할 수 없습니다. 초기화를 눌러 다시 시작하세요.</translation>
        </message>
        <message>
            <source>mean of steps {first} to {last}</source>
            <translation>스텝 {first}~{last}의 평균</translation>
        </message>
        <message>
            <source>step {step}</source>
            <translation>스텝 {step}</translation>
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
            <source>{parameters} parameters</source>
            <translation>매개변수 {parameters}개</translation>
        </message>
        <message>
            <source>{rate} plots/s</source>
            <translation>그래프 초당 {rate}회</translation>
        </message>
        <message>
            <source>{name}: {percent} %</source>
            <translation>{name}: {percent} %</translation>
        </message>
        <message>
            <source>{name}: stopped</source>
            <translation>{name}: 중단됨</translation>
        </message>
        <message>
            <source>{hours} h {minutes} min</source>
            <translation>{hours}시간 {minutes}분</translation>
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
            <source>Accuracy</source>
            <translation>정확도</translation>
        </message>
        <message>
            <source>How many answers are right? The circles are digits it was not trained on.</source>
            <translation>몇 개를 맞혔을까요? 동그라미는 학습에 쓰지 않은 숫자로 잰 값입니다.</translation>
        </message>
        <message>
            <source>right answers (%)</source>
            <translation>맞힌 비율 (%)</translation>
        </message>
        <message>
            <source>Back to live</source>
            <translation>실시간으로</translation>
        </message>
        <message>
            <source>Follow the run again (F)</source>
            <translation>다시 실시간으로 따라가기 (F)</translation>
        </message>
        <message>
            <source>Export this plot as PNG, SVG or CSV</source>
            <translation>이 그래프를 PNG, SVG, CSV로 내보내기</translation>
        </message>
        <message>
            <source>Maximise this card, or put it back (double click, F11)</source>
            <translation>이 카드를 크게 보기 또는 되돌리기 (두 번 클릭, F11)</translation>
        </message>
        <message>
            <source>step</source>
            <translation>스텝</translation>
        </message>
        <message>
            <source>step (one point: mean of {count} steps)</source>
            <translation>스텝 (점 하나 = {count}스텝의 평균)</translation>
        </message>
        <message>
            <source>Press Run (Space) to see it live</source>
            <translation>실행(스페이스)을 누르면 실시간으로 보입니다</translation>
        </message>
        <message>
            <source>Gradient by layer</source>
            <translation>층별 기울기</translation>
        </message>
        <message>
            <source>Does the gradient reach the first layer? Each line is the L2 norm of one layer's weight gradient, W1 next to the input.</source>
            <translation>기울기가 첫 층까지 닿을까요? 각 선은 한 층의 가중치 기울기의 L2 노름이며, W1이 입력에 가장 가깝습니다.</translation>
        </message>
        <message>
            <source>no gradient reaches W1</source>
            <translation>W1까지 닿는 기울기가 없습니다</translation>
        </message>
        <message>
            <source>W1 receives 1/{part} of the gradient of W{last}</source>
            <translation>W1의 기울기는 W{last}의 1/{part}</translation>
        </message>
        <message>
            <source>all gradients are zero</source>
            <translation>모든 기울기가 0입니다</translation>
        </message>
        <message>
            <source>W1 receives {times} × the gradient of W{last}</source>
            <translation>W1의 기울기는 W{last}의 {times}배</translation>
        </message>
        <message>
            <source>mini-batch</source>
            <translation>미니배치</translation>
        </message>
        <message>
            <source>validation</source>
            <translation>검증</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>손실</translation>
        </message>
        <message>
            <source>Is it still learning? The line is the mini-batch loss, the band its spread.</source>
            <translation>아직 배우고 있을까요? 선은 미니배치 손실, 띠는 그 범위입니다.</translation>
        </message>
        <message>
            <source>cross-entropy (nats)</source>
            <translation>교차 엔트로피 (nat)</translation>
        </message>
        <message>
            <source>What the network sees: 28 × 28</source>
            <translation>신경망이 보는 그림: 28 × 28</translation>
        </message>
        <message>
            <source>Nothing drawn yet</source>
            <translation>아직 그린 것이 없습니다</translation>
        </message>
        <message>
            <source>No network yet</source>
            <translation>아직 신경망이 없습니다</translation>
        </message>
        <message>
            <source>Draw with mouse, pen or finger, also while it trains.</source>
            <translation>마우스, 펜, 손가락으로 그리세요. 학습 중에도 됩니다.</translation>
        </message>
        <message>
            <source>The prediction follows when the run is ready.</source>
            <translation>실행이 준비되면 예측이 나타납니다.</translation>
        </message>
        <message>
            <source>{name}: {answer}, {percent} %</source>
            <translation>{name}: {answer}, {percent} %</translation>
        </message>
        <message>
            <source>Drawing the digits to learn from …</source>
            <translation>학습에 쓸 숫자를 그리고 있습니다 …</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>한 스텝</translation>
        </message>
        <message>
            <source>One update of every lane (S or →)</source>
            <translation>모든 레인을 한 번 갱신 (S 또는 →)</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>초기화</translation>
        </message>
        <message>
            <source>Begin anew with the recipe on the left (R)</source>
            <translation>왼쪽 설정으로 처음부터 다시 (R)</translation>
        </message>
        <message>
            <source>Epoch {epoch} / {epochs}</source>
            <translation>에폭 {epoch} / {epochs}</translation>
        </message>
        <message>
            <source>step {step} / {target}</source>
            <translation>스텝 {step} / {target}</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>일시정지</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>실행</translation>
        </message>
        <message>
            <source>Pause training (Space)</source>
            <translation>학습 일시정지 (스페이스)</translation>
        </message>
        <message>
            <source>Train the network; after the last step, as many steps again (Space)</source>
            <translation>신경망 학습; 마지막 스텝 뒤에는 같은 수만큼 더 (스페이스)</translation>
        </message>
        <message>
            <source>Open a saved run or experiment (Ctrl+O)</source>
            <translation>저장한 실행 기록이나 실험 열기 (Ctrl+O)</translation>
        </message>
        <message>
            <source>Save the run: recipe, weights and history (Ctrl+S)</source>
            <translation>실행 기록 저장: 설정, 가중치, 기록 (Ctrl+S)</translation>
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
            <source>Help and keys (F1)</source>
            <translation>도움말과 단축키 (F1)</translation>
        </message>
        <message>
            <source>{rate} steps/s · {time} left</source>
            <translation>초당 {rate}스텝 · {time} 남음</translation>
        </message>
        <message>
            <source>Something went wrong while training: {kind}: {reason}. The window goes on working; press Reset to start anew.</source>
            <translation>학습 중에 문제가 생겼습니다: {kind}: {reason}. 창은 계속 작동합니다. 초기화를 눌러 다시 시작하세요.</translation>
        </message>
        <message>
            <source>Step has no gradient: it is flat on both sides of its jump, so backpropagation learns nothing through it. Use a sigmoid, its smooth relative, to train.</source>
            <translation>계단 함수에는 기울기가 없습니다. 뛰는 곳의 양쪽이 모두 평평해서 역전파로는 아무것도 배우지 못합니다. 학습에는 매끄러운 시그모이드를 쓰세요.</translation>
        </message>
        <message>
            <source>{what}: numbers are needed, but these are of type {dtype}.</source>
            <translation>{what}: 수가 필요한데 {dtype} 형입니다.</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>입력</translation>
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
            <source>{name}: {value} must be {limits}.</source>
            <translation>{name}: {value}은(는) {limits}이어야 합니다.</translation>
        </message>
        <message>
            <source>{what}: the rows differ in length, so they make no array.</source>
            <translation>{what}: 행마다 길이가 달라 배열이 되지 않습니다.</translation>
        </message>
        <message>
            <source>{what}: the value at {place} is {value}. Networks can only use finite numbers: drop the sample, or fill the gap (for instance with the mean of its column).</source>
            <translation>{what}: {place}의 값이 {value}입니다. 신경망은 유한한 수만 쓸 수 있습니다. 그 표본을 빼거나 빈 값을 채우세요(예: 그 열의 평균).</translation>
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
            <translation>0 초과</translation>
        </message>
        <message>
            <source>from 0 to below 1</source>
            <translation>0 이상 1 미만</translation>
        </message>
        <message>
            <source>{layer}: {name} is {value}, but must be one or two whole numbers of at least {least}.</source>
            <translation>{layer}: {name} 값이 {value}입니다. {least} 이상의 정수 하나나 둘이어야 합니다.</translation>
        </message>
        <message>
            <source>{layer} expects {expected} channels, but images with {got} come in.</source>
            <translation>{layer}: 채널 {expected}개를 받는데 채널이 {got}개인 이미지가 들어옵니다.</translation>
        </message>
        <message>
            <source>{layer} expects images (channels, height, width), but samples of shape {got} come in. Put Reshape((channels, height, width)) before it.</source>
            <translation>{layer}: 이미지(채널, 높이, 너비)를 받는데 형상이 {got}인 표본이 들어옵니다. 앞에 Reshape((채널, 높이, 너비))를 두세요.</translation>
        </message>
        <message>
            <source>{layer}: a window of {size} pixels does not fit into {length} pixels with a padding of {padding}. Use a smaller window or more padding.</source>
            <translation>{layer}: 크기 {size}픽셀의 창이 패딩 {padding}을 더한 {length}픽셀에 들어가지 않습니다. 창을 줄이거나 패딩을 늘리세요.</translation>
        </message>
        <message>
            <source>{layer} expects images (batch, channels, height, width), but got {got}.</source>
            <translation>{layer}: 이미지 묶음(배치, 채널, 높이, 너비)을 받는데 {got}이(가) 들어왔습니다.</translation>
        </message>
        <message>
            <source>data set</source>
            <translation>데이터셋</translation>
        </message>
        <message>
            <source>pen_width: {value} is not a positive number.</source>
            <translation>pen_width: {value}은(는) 양수가 아닙니다.</translation>
        </message>
        <message>
            <source>A stroke has the shape (n, 2), not {shape}.</source>
            <translation>획의 형상은 {shape}이(가) 아니라 (n, 2)여야 합니다.</translation>
        </message>
        <message>
            <source>A stroke has a position that is not a finite number of pixels.</source>
            <translation>획에 유한한 수가 아닌 좌표가 있습니다.</translation>
        </message>
        <message>
            <source>A stroke is an (n, 2) array of numbers.</source>
            <translation>획은 형상이 (n, 2)인 수의 배열이어야 합니다.</translation>
        </message>
        <message>
            <source>{path}: label {value} at position {position} is not a digit from 0 to 9.</source>
            <translation>{path}: {position}번째 레이블 {value}은(는) 0에서 9까지의 숫자가 아닙니다.</translation>
        </message>
        <message>
            <source>{path} is cut off: it ends after {got} bytes, inside its header. Fetch the file again.</source>
            <translation>{path} 파일이 잘렸습니다. 헤더 중간인 {got}바이트에서 끝납니다. 파일을 다시 받으세요.</translation>
        </message>
        <message>
            <source>{path} is not the MNIST file it should be: its header says {found} {sides}, expected {magic} {item}. Are two files swapped?</source>
            <translation>{path} 파일은 있어야 할 MNIST 파일이 아닙니다. 헤더는 {found} {sides}인데 {magic} {item}이어야 합니다. 두 파일이 바뀌지 않았나요?</translation>
        </message>
        <message>
            <source>{path} is cut off or damaged: its header announces {count} items ({expected} bytes), but {got} bytes follow. Fetch the file again.</source>
            <translation>{path} 파일이 잘렸거나 손상되었습니다. 헤더는 {count}개({expected}바이트)라고 하지만 {got}바이트뿐입니다. 파일을 다시 받으세요.</translation>
        </message>
        <message>
            <source>{path} holds {images} images, but its label file {labels} labels; the two do not belong together.</source>
            <translation>{path}에는 그림이 {images}개인데 레이블 파일에는 {labels}개입니다. 서로 맞는 파일이 아닙니다.</translation>
        </message>
        <message>
            <source>{path} is not there. Put the four MNIST files ({files}) into {folder}, or name their folder with --data-dir.</source>
            <translation>{path} 파일이 없습니다. MNIST 파일 네 개({files})를 {folder}에 넣거나, --data-dir로 폴더를 알려 주세요.</translation>
        </message>
        <message>
            <source>{path} cannot be read: {reason}. Fetch the file again.</source>
            <translation>{path} 파일을 읽을 수 없습니다: {reason}. 파일을 다시 받으세요.</translation>
        </message>
        <message>
            <source>count: {value} digits cannot be drawn; 0 is the least.</source>
            <translation>count: 숫자 {value}개를 그릴 수는 없습니다. 0 이상이어야 합니다.</translation>
        </message>
        <message>
            <source>The shape of a sample is made of whole numbers of at least 1, not {got}.</source>
            <translation>표본의 형상은 1 이상의 정수로 이루어져야 하는데 {got}입니다.</translation>
        </message>
        <message>
            <source>A network needs at least one layer.</source>
            <translation>신경망에는 층이 하나 이상 있어야 합니다.</translation>
        </message>
        <message>
            <source>A network that begins with {layer} must be told the shape of a sample: Network(layers, input_shape=(…)).</source>
            <translation>{layer}(으)로 시작하는 신경망에는 표본의 형상을 알려 주세요: Network(layers, input_shape=(…)).</translation>
        </message>
        <message>
            <source>A network has one input; build all branches from the same nn.Input(…).</source>
            <translation>신경망의 입력은 하나입니다. 모든 가지를 같은 nn.Input(…)에서 만드세요.</translation>
        </message>
        <message>
            <source>A layer stands twice in the network; make one for each place.</source>
            <translation>같은 층이 신경망에 두 번 들어 있습니다. 자리마다 새로 만드세요.</translation>
        </message>
        <message>
            <source>{layer}: call a layer on nodes, beginning with nn.Input(…); for numbers use {layer}.forward(x).</source>
            <translation>{layer}: 층은 nn.Input(…)에서 시작하는 노드에 대해 부르세요. 수를 넣으려면 {layer}.forward(x)를 쓰세요.</translation>
        </message>
        <message>
            <source>{got} is no layer: a network is a list of layers such as nn.Affine(784, 10) and nn.ReLU().</source>
            <translation>{got}은(는) 층이 아닙니다. 신경망은 nn.Affine(784, 10), nn.ReLU() 같은 층의 목록입니다.</translation>
        </message>
        <message>
            <source>{layer} takes one input, not {count}: join branches with Add or Concatenate.</source>
            <translation>{layer}: 입력을 하나만 받는데 {count}개입니다. 가지는 Add나 Concatenate로 합치세요.</translation>
        </message>
        <message>
            <source>initializer</source>
            <translation>초깃값</translation>
        </message>
        <message>
            <source>Accuracy needs classes: labels 0 and 1, or -1 and 1, but these hold {values}.</source>
            <translation>정확도를 재려면 클래스가 있어야 합니다. 레이블은 0과 1, 또는 -1과 1이어야 하는데 {values}이(가) 있습니다.</translation>
        </message>
        <message>
            <source>{samples} samples and {labels} labels: give one label for each sample, and at least one sample.</source>
            <translation>표본 {samples}개와 레이블 {labels}개입니다. 표본마다 레이블을 하나씩, 표본은 하나 이상 주세요.</translation>
        </message>
        <message>
            <source>Labels must be class numbers of shape (N,) or one-hot rows of shape (N, {classes}); got shape {shape} of type {dtype}.</source>
            <translation>레이블은 형상 (N,)의 클래스 번호이거나 형상 (N, {classes})의 원-핫 행이어야 하는데, 형상 {shape}, 자료형 {dtype}입니다.</translation>
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
            <source>Row {row} of the labels is not one-hot: it must hold a single 1 and else 0.</source>
            <translation>레이블의 {row}번째 행은 원-핫이 아닙니다. 1이 하나이고 나머지는 0이어야 합니다.</translation>
        </message>
        <message>
            <source>Targets must be numbers, but are of type {dtype}.</source>
            <translation>목푯값은 수여야 하는데 {dtype} 형입니다.</translation>
        </message>
        <message>
            <source>Targets of shape {got} do not fit outputs of shape {expected}: give one number for each output of each sample.</source>
            <translation>형상이 {got}인 목푯값은 형상이 {expected}인 출력과 맞지 않습니다. 표본마다 출력 하나에 수 하나씩 주세요.</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>목푯값</translation>
        </message>
        <message>
            <source>Binary cross-entropy: label {value} at position {position} must be 0 or 1.</source>
            <translation>이진 교차 엔트로피: {position}번째 레이블 {value}은(는) 0이나 1이어야 합니다.</translation>
        </message>
        <message>
            <source>Labels: the rows differ in length, so they make no array.</source>
            <translation>레이블: 행마다 길이가 달라 배열이 되지 않습니다.</translation>
        </message>
        <message>
            <source>{layer}: branches of shapes {shapes} cannot be joined; {rule}.</source>
            <translation>{layer}: 형상이 {shapes}인 가지는 합칠 수 없습니다. {rule}.</translation>
        </message>
        <message>
            <source>{layer}: call forward before backward.</source>
            <translation>{layer}: backward보다 forward를 먼저 호출하세요.</translation>
        </message>
        <message>
            <source>{layer}: {name} is {value}, but must be a whole number of at least 1.</source>
            <translation>{layer}: {name} 값이 {value}입니다. 1 이상의 정수여야 합니다.</translation>
        </message>
        <message>
            <source>{layer} expects samples of shape ({expected},), but {got} comes from the layer before. Put a Flatten layer between them.</source>
            <translation>{layer}: 형상이 ({expected},)인 표본을 받는데 앞 층에서 {got}이(가) 옵니다. 사이에 Flatten 층을 두세요.</translation>
        </message>
        <message>
            <source>Affine({expected}, {outputs}) cannot follow {got} features: it expects {expected}. Write Affine({got}, {outputs}).</source>
            <translation>특성 {got}개 뒤에 Affine({expected}, {outputs})이(가) 올 수 없습니다. {expected}개를 기대하기 때문입니다. Affine({got}, {outputs})로 쓰세요.</translation>
        </message>
        <message>
            <source>Affine({expected}, {outputs}) expects an input of shape (batch, {expected}), but got {got}.</source>
            <translation>Affine({expected}, {outputs})의 입력 형상은 (batch, {expected})여야 하는데 {got}이(가) 들어왔습니다.</translation>
        </message>
        <message>
            <source>Reshape: {count} numbers of a sample {got} cannot take the shape {shape}, which holds {needed}.</source>
            <translation>Reshape: 표본 {got}의 수 {count}개를 {needed}개가 들어가는 형상 {shape}(으)로 바꿀 수 없습니다.</translation>
        </message>
        <message>
            <source>The input {got} holds no sample.</source>
            <translation>입력 {got}에 표본이 없습니다.</translation>
        </message>
        <message>
            <source>{layer}: {value} at {place} is not a whole number from 0 to {largest}.</source>
            <translation>{layer}: {place}의 {value}은(는) 0부터 {largest}까지의 정수가 아닙니다.</translation>
        </message>
        <message>
            <source>Add needs two or more of one shape</source>
            <translation>Add에는 형상이 같은 가지가 둘 이상 있어야 합니다</translation>
        </message>
        <message>
            <source>all sizes but the first must agree</source>
            <translation>첫째를 뺀 모든 크기가 같아야 합니다</translation>
        </message>
        <message>
            <source>{loss} needs one row of numbers for each sample, but the network gives {shape}: end it in Flatten and Affine.</source>
            <translation>{loss}: 표본마다 수 한 줄이 있어야 하는데 신경망의 출력은 {shape}입니다. 끝에 Flatten과 Affine을 두세요.</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>출력</translation>
        </message>
        <message>
            <source>{loss} takes scores and applies its own {own}, but the network ends in {last}: leave that layer out.</source>
            <translation>{loss}: 점수를 받아 스스로 {own}을(를) 적용하는데, 신경망이 {last}(으)로 끝납니다. 그 층을 빼세요.</translation>
        </message>
        <message>
            <source>{loss} takes probabilities, but the network ends in {last}: end it in {end}, or use {other}.</source>
            <translation>{loss}: 확률을 받는데 신경망이 {last}(으)로 끝납니다. 끝에 {end}을(를) 두거나 {other}을(를) 쓰세요.</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>레이블</translation>
        </message>
        <message>
            <source>Row {row} of the labels holds no probabilities: they must be 0 or more and add up to 1.</source>
            <translation>레이블의 {row}번째 행은 확률이 아닙니다. 0 이상이고 합이 1이어야 합니다.</translation>
        </message>
        <message>
            <source>{loss} parts two classes or more, but the network has 1 output: give it one output for each class, or use SigmoidCrossEntropy.</source>
            <translation>{loss}: 클래스를 둘 이상 나누는데 신경망의 출력이 하나입니다. 클래스마다 출력을 하나씩 두거나 SigmoidCrossEntropy를 쓰세요.</translation>
        </message>
        <message>
            <source>parameter</source>
            <translation>매개변수</translation>
        </message>
        <message>
            <source>loss</source>
            <translation>손실</translation>
        </message>
        <message>
            <source>dtype: {value} is not float32 or float64.</source>
            <translation>dtype: {value}은(는) float32나 float64가 아닙니다.</translation>
        </message>
        <message>
            <source>Network takes its layers in a list: nn.Network([first, second, …]).</source>
            <translation>Network에는 층을 목록으로 주세요: nn.Network([첫째, 둘째, …]).</translation>
        </message>
        <message>
            <source>A network needs at least one layer with weights, such as Affine.</source>
            <translation>신경망에는 Affine처럼 가중치가 있는 층이 하나 이상 있어야 합니다.</translation>
        </message>
        <message>
            <source>{layer} is part of another network already; make new layers, or copy that network with network.copy().</source>
            <translation>{layer}은(는) 이미 다른 신경망의 층입니다. 층을 새로 만들거나 network.copy()로 그 신경망을 복사하세요.</translation>
        </message>
        <message>
            <source>This is not what network.state() gave: it holds no 'parameters'.</source>
            <translation>network.state()가 준 것이 아닙니다. 'parameters'가 없습니다.</translation>
        </message>
        <message>
            <source>This state is of a network with {got:,} parameters, but this one has {size:,}.</source>
            <translation>매개변수가 {got:,}개인 신경망의 상태인데 이 신경망에는 {size:,}개가 있습니다.</translation>
        </message>
        <message>
            <source>The network expects images (channels, height, width), but got rows {got}. Begin it with nn.Reshape((channels, height, width)), or reshape the samples.</source>
            <translation>신경망은 이미지(채널, 높이, 너비)를 받는데 행 {got}이(가) 들어왔습니다. 맨 앞에 nn.Reshape((채널, 높이, 너비))를 두거나 표본의 형상을 바꾸세요.</translation>
        </message>
        <message>
            <source>The network expects inputs of shape ({shape}), but got {got}.</source>
            <translation>신경망은 형상이 ({shape})인 입력을 받는데 {got}이(가) 들어왔습니다.</translation>
        </message>
        <message>
            <source>{name} has the shape {expected}, but the value has {got}.</source>
            <translation>{name}의 형상은 {expected}인데 값의 형상은 {got}입니다.</translation>
        </message>
        <message>
            <source>optimizer: {value} is no optimizer; write one such as nn.SGD(learning_rate=0.1).</source>
            <translation>optimizer: {value}은(는) 최적화 방법이 아닙니다. nn.SGD(learning_rate=0.1)처럼 쓰세요.</translation>
        </message>
        <message>
            <source>schedule: {value} is no schedule; write one such as nn.Cosine(steps=1000).</source>
            <translation>schedule: {value}은(는) 스케줄이 아닙니다. nn.Cosine(steps=1000)처럼 쓰세요.</translation>
        </message>
        <message>
            <source>{optimizer}.update takes the flat vectors network.parameters and network.gradients, but got {got}.</source>
            <translation>{optimizer}.update는 한 줄로 늘어놓은 벡터 network.parameters와 network.gradients를 받는데 {got}이(가) 들어왔습니다.</translation>
        </message>
        <message>
            <source>This {optimizer} has trained a network of {known:,} parameters and remembers its steps; make a new one for the network of {got:,}.</source>
            <translation>이 {optimizer}은(는) 매개변수 {known:,}개인 신경망을 학습시킨 기록을 갖고 있습니다. {got:,}개인 신경망에는 새로 만들어 쓰세요.</translation>
        </message>
        <message>
            <source>{layer} expects sequences (length, {expected}), but samples of shape {got} come in.</source>
            <translation>{layer}: 시퀀스(길이, {expected})를 받는데 형상이 {got}인 표본이 들어옵니다.</translation>
        </message>
        <message>
            <source>{layer} expects (batch, length, {expected}), but got {got}.</source>
            <translation>{layer}: (배치, 길이, {expected})를 받는데 {got}이(가) 들어왔습니다.</translation>
        </message>
        <message>
            <source>{kind}: no '{name}' here. Known: {known}.</source>
            <translation>{kind}: '{name}'은(는) 없습니다. 있는 것: {known}.</translation>
        </message>
        <message>
            <source>{kind}: no '{name}' here. Did you mean '{near}'? Known: {known}.</source>
            <translation>{kind}: '{name}'은(는) 없습니다. '{near}'을(를) 뜻하셨나요? 있는 것: {known}.</translation>
        </message>
        <message>
            <source>{layer} expects {expected} features, or images with {expected} channels, but samples of shape {got} come in.</source>
            <translation>{layer}: 특성 {expected}개나 채널이 {expected}개인 이미지를 받는데 형상이 {got}인 표본이 들어옵니다.</translation>
        </message>
        <message>
            <source>{layer} cannot take a mean over a single sample while training: use mini-batches of 2 or more.</source>
            <translation>{layer}: 학습 중에 표본 하나로는 평균을 낼 수 없습니다. 미니배치를 2 이상으로 하세요.</translation>
        </message>
        <message>
            <source>{path} is not a saved run, or it is damaged ({reason}).</source>
            <translation>{path} 파일은 저장된 실행 기록이 아니거나 손상되었습니다 ({reason}).</translation>
        </message>
        <message>
            <source>{path} was trained on other data than the '{name}' that is here, so it cannot go on bit for bit.</source>
            <translation>{path}은(는) 여기 있는 '{name}'과(와) 다른 데이터로 학습한 것이라 그대로 이어갈 수 없습니다.</translation>
        </message>
        <message>
            <source>{path} was saved in format {found}; this version reads format {known}.</source>
            <translation>{path}은(는) 형식 {found}(으)로 저장되었는데, 이 버전은 형식 {known}을(를) 읽습니다.</translation>
        </message>
        <message>
            <source>There is no file {path}.</source>
            <translation>{path} 파일이 없습니다.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>이름</translation>
        </message>
        <message>
            <source>What this lane is called in legends and reports.</source>
            <translation>범례와 보고서에 쓰이는 이 레인의 이름입니다.</translation>
        </message>
        <message>
            <source>Data set</source>
            <translation>데이터셋</translation>
        </message>
        <message>
            <source>What the network learns from. 'strokes' is built in; 'mnist' needs its four files.</source>
            <translation>신경망이 배우는 데이터입니다. 'strokes'는 내장되어 있고, 'mnist'는 파일 네 개가 필요합니다.</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>데이터</translation>
        </message>
        <message>
            <source>Batch size</source>
            <translation>배치 크기</translation>
        </message>
        <message>
            <source>Samples averaged in one step.</source>
            <translation>한 스텝에서 평균 내는 표본의 수입니다.</translation>
        </message>
        <message>
            <source>samples</source>
            <translation>개</translation>
        </message>
        <message>
            <source>Hidden layers</source>
            <translation>은닉층</translation>
        </message>
        <message>
            <source>Units of each hidden layer, from input to output: 80, or 100, 50, or 100 × 5.</source>
            <translation>입력 쪽부터 각 은닉층의 노드 수입니다: 80, 또는 100, 50, 또는 100 × 5.</translation>
        </message>
        <message>
            <source>units</source>
            <translation>개</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>신경망</translation>
        </message>
        <message>
            <source>Activation</source>
            <translation>활성화 함수</translation>
        </message>
        <message>
            <source>The function after each hidden layer. A sigmoid's slope is at most 1/4; ReLU's is 1 where it is active.</source>
            <translation>각 은닉층 뒤의 함수입니다. 시그모이드의 기울기는 최대 1/4이고, ReLU는 활성일 때 1입니다.</translation>
        </message>
        <message>
            <source>Start weights</source>
            <translation>가중치 초깃값</translation>
        </message>
        <message>
            <source>Spread of the start weights: he for ReLU, xavier for sigmoid and tanh, normal with a spread of your own.</source>
            <translation>가중치 초깃값의 퍼진 정도입니다: ReLU에는 he, 시그모이드와 tanh에는 xavier, 직접 정하려면 normal.</translation>
        </message>
        <message>
            <source>Spread</source>
            <translation>표준편차</translation>
        </message>
        <message>
            <source>Standard deviation of the start weights.</source>
            <translation>가중치 초깃값의 표준편차입니다.</translation>
        </message>
        <message>
            <source>Method</source>
            <translation>방법</translation>
        </message>
        <message>
            <source>How the gradient becomes a step.</source>
            <translation>기울기로 한 걸음을 정하는 방법입니다.</translation>
        </message>
        <message>
            <source>Optimizer</source>
            <translation>최적화</translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation>학습률</translation>
        </message>
        <message>
            <source>Size of a step. Applies at the next step, also while training.</source>
            <translation>한 걸음의 크기입니다. 학습 중에도 다음 스텝부터 바로 적용됩니다.</translation>
        </message>
        <message>
            <source>Momentum</source>
            <translation>모멘텀</translation>
        </message>
        <message>
            <source>Share of the last step that is kept.</source>
            <translation>지난 걸음 가운데 유지되는 비율입니다.</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>스텝 수</translation>
        </message>
        <message>
            <source>Updates until the run ends.</source>
            <translation>끝날 때까지의 갱신 횟수입니다.</translation>
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
            <source>Steps between two looks at the validation set.</source>
            <translation>검증 데이터를 확인하는 스텝 간격입니다.</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>난수 시드</translation>
        </message>
        <message>
            <source>Start of the random numbers: the same seed gives the same run, bit for bit.</source>
            <translation>난수의 시작값입니다. 시드가 같으면 비트까지 똑같은 실행이 됩니다.</translation>
        </message>
        <message>
            <source>Sampling</source>
            <translation>표본 뽑기</translation>
        </message>
        <message>
            <source>epochs: every sample once, in a new order each time. replacement: each sample is drawn from all of them.</source>
            <translation>epochs: 모든 표본을 한 번씩, 매번 새 순서로. replacement: 매번 전체에서 복원 추출로.</translation>
        </message>
        <message>
            <source>More settings</source>
            <translation>추가 설정</translation>
        </message>
        <message>
            <source>Schedule</source>
            <translation>스케줄</translation>
        </message>
        <message>
            <source>How the learning rate changes along the run: in steps, as an exponential, along half a cosine, after a warm-up, or when the validation loss no longer falls.</source>
            <translation>학습하는 동안 학습률이 바뀌는 방식: 계단, 지수, 코사인 반 주기, 워밍업, 또는 검증 손실이 더 줄지 않을 때.</translation>
        </message>
        <message>
            <source>Over</source>
            <translation>기간</translation>
        </message>
        <message>
            <source>Steps until the factor is reached; for step, until it applies again; for plateau, how long the validation loss may fail to fall. 0: as fits the run (all of it; for step a third, for warm-up a twentieth, for plateau five looks).</source>
            <translation>배율에 이를 때까지의 스텝 수. step은 다시 적용될 때까지, plateau는 검증 손실이 줄지 않아도 기다리는 동안입니다. 0이면 실행에 맞춥니다(전체, step은 3분의 1, warm-up은 20분의 1, plateau는 검증 다섯 번).</translation>
        </message>
        <message>
            <source>To factor</source>
            <translation>배율</translation>
        </message>
        <message>
            <source>What the learning rate is multiplied by at the end (a warm-up: at the beginning).</source>
            <translation>끝에서(워밍업은 처음에) 학습률에 곱해지는 값입니다.</translation>
        </message>
        <message>
            <source>Weight decay</source>
            <translation>가중치 감소</translation>
        </message>
        <message>
            <source>L2 penalty: adds weight_decay × w to the gradient of every parameter (adamw: shrinks the parameters instead). The loss that is shown does not contain it.</source>
            <translation>L2 벌점: 모든 매개변수의 기울기에 weight_decay × w를 더합니다(adamw는 매개변수를 직접 줄입니다). 화면의 손실에는 들어 있지 않습니다.</translation>
        </message>
        <message>
            <source>L1 penalty</source>
            <translation>L1 벌점</translation>
        </message>
        <message>
            <source>L1 penalty: adds l1 × sign(w) to the gradient of every parameter.</source>
            <translation>L1 벌점: 모든 매개변수의 기울기에 l1 × sign(w)를 더합니다.</translation>
        </message>
        <message>
            <source>Clip norm</source>
            <translation>기울기 자르기</translation>
        </message>
        <message>
            <source>A gradient longer than this is shortened to it; 0 leaves it as it is.</source>
            <translation>노름이 이 값보다 큰 기울기를 이 길이로 줄입니다. 0이면 그대로 둡니다.</translation>
        </message>
        <message>
            <source>Dropout</source>
            <translation>드롭아웃</translation>
        </message>
        <message>
            <source>Share of hidden units that are left out at random in each training step.</source>
            <translation>학습 스텝마다 무작위로 빼는 은닉 유닛의 비율입니다.</translation>
        </message>
        <message>
            <source>Normalization</source>
            <translation>정규화</translation>
        </message>
        <message>
            <source>batch: every unit's input is standardised over the mini-batch before the activation.</source>
            <translation>batch: 활성화 함수 앞에서 각 유닛의 입력을 미니배치에 대해 표준화합니다.</translation>
        </message>
        <message>
            <source>field</source>
            <translation>필드</translation>
        </message>
        <message>
            <source>a list such as 100, 50 or 100 × 5</source>
            <translation>100, 50 또는 100 × 5 같은 목록</translation>
        </message>
        <message>
            <source>text</source>
            <translation>글자</translation>
        </message>
        <message>
            <source>{field}: {count} layers are more than the {most} allowed.</source>
            <translation>{field}: 층이 {count}개입니다. 최대 {most}개까지 됩니다.</translation>
        </message>
        <message>
            <source>normalization: a mean over a mini-batch of 1 sample is that sample. Choose a batch size of 2 or more, or none.</source>
            <translation>normalization: 표본이 하나인 미니배치의 평균은 그 표본 자신입니다. 배치 크기를 2 이상으로 하거나 none을 고르세요.</translation>
        </message>
        <message>
            <source>experiment: expected fields and values in braces, but got {value}.</source>
            <translation>experiment: 중괄호 안의 필드와 값이어야 하는데 {value}입니다.</translation>
        </message>
        <message>
            <source>stopping: give rules such as nn.Patience(5), one or a list of them.</source>
            <translation>stopping: nn.Patience(5) 같은 규칙을 하나 또는 목록으로 주세요.</translation>
        </message>
        <message>
            <source>validation: give samples and targets as a pair, (x_validation, t_validation).</source>
            <translation>validation: 표본과 목푯값을 짝으로 주세요: (x_validation, t_validation).</translation>
        </message>
        <message>
            <source>optimizer</source>
            <translation>최적화 방법</translation>
        </message>
        <message>
            <source>Module takes an nn.Network, not {got}.</source>
            <translation>Module은 {got}이(가) 아니라 nn.Network를 받습니다.</translation>
        </message>
        <message>
            <source>Module: the network has looked at other samples since forward, so what backward needs is gone. Call forward again just before backward.</source>
            <translation>Module: forward 뒤에 신경망이 다른 표본을 보아서 backward에 필요한 값이 사라졌습니다. backward 바로 앞에서 forward를 다시 부르세요.</translation>
        </message>
        <message>
            <source>experiment</source>
            <translation>실험</translation>
        </message>
        <message>
            <source>There is no file {path}. Give the path of a saved experiment, or one of these names: {known}.</source>
            <translation>{path} 파일이 없습니다. 저장된 실험의 경로나 다음 이름 가운데 하나를 주세요: {known}.</translation>
        </message>
        <message>
            <source>{path} is not a saved experiment: it has no list 'lanes'.</source>
            <translation>{path} 파일은 저장된 실험이 아닙니다. 'lanes' 목록이 없습니다.</translation>
        </message>
        <message>
            <source>{path} is not a saved experiment: {reason}.</source>
            <translation>{path} 파일은 저장된 실험이 아닙니다: {reason}.</translation>
        </message>
        <message>
            <source>A race has 1 to {most} lanes, but this one has {count}.</source>
            <translation>경주의 레인은 1개에서 {most}개까지인데 {count}개입니다.</translation>
        </message>
        <message>
            <source>Two lanes are called '{name}'; give each its own name.</source>
            <translation>'{name}'이라는 레인이 둘입니다. 서로 다른 이름을 주세요.</translation>
        </message>
        <message>
            <source>{field}: a change of it needs a new run.</source>
            <translation>{field}: 바꾸려면 새로 실행해야 합니다.</translation>
        </message>
        <message>
            <source>{field}: all lanes of a race share it, but here are {values}.</source>
            <translation>{field}: 모든 레인이 같은 값을 써야 하는데 {values}입니다.</translation>
        </message>
        <message>
            <source>There is no '{metric}' to watch; the epochs hold {known}. The ones that begin with val_ need validation samples.</source>
            <translation>지켜볼 '{metric}' 값이 없습니다. 에폭의 기록에는 {known}이(가) 있습니다. val_로 시작하는 값에는 검증 표본이 있어야 합니다.</translation>
        </message>
        <message>
            <source>The {what} became {value} at step {step}. The learning rate {rate:g} is probably too large; try {smaller:g}.</source>
            <translation>스텝 {step}에서 {what}: {value}. 학습률 {rate:g} 값이 너무 큰 듯합니다. 다음 값을 써 보세요: {smaller:g}.</translation>
        </message>
        <message>
            <source>gradient's norm</source>
            <translation>기울기의 노름</translation>
        </message>
        <message>
            <source>batch_size: {value} samples cannot be drawn from {count} training samples; choose from 1 to {count}.</source>
            <translation>batch_size: 훈련 표본 {count}개에서 {value}개를 뽑을 수 없습니다. 1에서 {count} 사이로 고르세요.</translation>
        </message>
        <message>
            <source>The same network with a step too small, about right, and too large.</source>
            <translation>같은 신경망에 너무 작은, 알맞은, 너무 큰 학습률.</translation>
        </message>
        <message>
            <source>Two-layer net</source>
            <translation>2층 신경망</translation>
        </message>
        <message>
            <source>The network of the study notes: 784-80-10 with ReLU, mini-batches of 200, plain gradient descent.</source>
            <translation>학습 노트의 신경망: ReLU를 쓴 784-80-10, 미니배치 200, 경사 하강법.</translation>
        </message>
        <message>
            <source>Vanishing gradient</source>
            <translation>기울기 소실</translation>
        </message>
        <message>
            <source>Five hidden layers twice, on the same mini-batches: the sigmoid's gradient dies on its way to the first layer, ReLU's survives.</source>
            <translation>은닉층 다섯 개짜리 둘을 같은 미니배치로 학습합니다. 시그모이드의 기울기는 첫 층에 닿기 전에 사라지고, ReLU의 기울기는 살아남습니다.</translation>
        </message>
    </context>
</TS>
