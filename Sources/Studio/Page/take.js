// A new recording: dropped on the page, or made with a microphone while the film plays.
import { store, minutes } from './store.js';
import { player } from './player.js';
import { byId, kept, make, say, toast } from './dom.js';
import { encodeWav, isWav } from './wav.js';

let open = null;      // the microphone while it is open: {context, stream, blocks, on}
let take = null;      // what was recorded or dropped: {blob, name, address}

export const recording = () => open?.counts || open?.on || false;

export function startTake() {
  byId('take-open').onclick = () => (open ? close() : listenTo());
  byId('take-record').onclick = () => (recording() ? stop() : count());
  byId('take-mic').onchange = () => { kept.set('microphone', byId('take-mic').value); if (open) listenTo(); };
  byId('take-muted').checked = kept.get('takeMuted', true);
  byId('take-muted').onchange = () => kept.set('takeMuted', byId('take-muted').checked);
  byId('take-keep').onclick = keep;
  byId('take-drop').onclick = () => { setTake(null); say('The take was dropped'); };
  byId('take-file').onchange = (event) => { const [file] = event.target.files; if (file) offer(file); event.target.value = ''; };
  acceptDrops();
}

export function stopRecording() { if (recording()) stop(); }

async function listMicrophones() {
  const devices = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'audioinput');
  const select = byId('take-mic'), wanted = kept.get('microphone', '');
  select.replaceChildren(...devices.map((device, index) => make('option', {
    value: device.deviceId, text: device.label || `Microphone ${index + 1}` })));
  if (devices.some(({ deviceId }) => deviceId === wanted)) select.value = wanted;
  select.disabled = devices.length < 2;
}

/** Opens the microphone: its level is shown before anything is recorded. */
async function listenTo() {
  close();
  if (!navigator.mediaDevices) { toast('This browser gives no microphone to this page.', { bad: true }); return; }
  try {
    const wanted = kept.get('microphone', '');
    // What browsers do for calls (echo, noise, gain) makes a worse recording of a narrator.
    const stream = await navigator.mediaDevices.getUserMedia({ audio: { deviceId: wanted ? { ideal: wanted } : undefined,
      channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
    // At the machine's own rate: not every browser joins a microphone to a context of another.
    const context = new AudioContext();
    await context.audioWorklet.addModule('/page/recorder.js');
    const node = new AudioWorkletNode(context, 'recorder', { numberOfOutputs: 0, channelCount: 1,
      channelCountMode: 'explicit' });
    context.createMediaStreamSource(stream).connect(node);
    open = { context, stream, node, blocks: [], on: false, counts: false, level: 0, loudest: 0 };
    node.port.onmessage = ({ data }) => hear(data);
    await listMicrophones();
    byId('take-open').textContent = 'Close microphone';
    byId('take-record').disabled = !store.film.editable;
    requestAnimationFrame(meter);
    say('The microphone is open');
  } catch (problem) {
    toast(problem.name === 'NotAllowedError' ? 'The browser did not allow the microphone. Allow it for this page and open it again.'
      : `No microphone: ${problem.message}`, { bad: true });
  }
}

function close() {
  if (!open) return;
  if (recording()) stop();
  for (const track of open.stream.getTracks()) track.stop();
  open.context.close();
  open = null;
  byId('take-open').textContent = 'Open microphone';
  byId('take-record').disabled = true;
  byId('take-meter').value = 0;
}

function hear({ samples, peak }) {
  if (!open) return;
  open.level = Math.max(peak, open.level * 0.93);
  if (open.on) {
    open.blocks.push(samples);
    open.loudest = Math.max(open.loudest, peak);
  }
}

function meter() {
  if (!open) return;
  // From -60 dB to 0: what is heard as twice as loud is about as much farther.
  const decibels = 20 * Math.log10(Math.max(open.level, 1e-3));
  byId('take-meter').value = 1 + decibels / 60;
  byId('take-meter').classList.toggle('over', open.level > 0.98);
  if (open.on) {
    const count = open.blocks.reduce((sum, block) => sum + block.length, 0);
    byId('take-time').textContent = minutes(count / open.context.sampleRate);
  }
  requestAnimationFrame(meter);
}

/** Counts 3-2-1 over the picture, then records while the film plays from where its voice starts. */
async function count() {
  const mine = open;
  if (!mine) return;
  setTake(null);
  player.pause();
  player.setLoop(false);
  const from = store.film.voice?.start ?? 0;
  player.seek(store.frameAt(from));
  mine.counts = true;
  byId('take-record').textContent = 'Stop';
  const cover = byId('count-cover');
  cover.hidden = false;
  for (const number of [3, 2, 1]) {
    cover.firstElementChild.textContent = number;
    say(String(number));
    await new Promise((done) => setTimeout(done, 1000));
    if (!mine.counts || open !== mine) { cover.hidden = true; return; }
  }
  cover.hidden = true;
  mine.counts = false;
  mine.blocks = [];
  mine.loudest = 0;
  player.muted = byId('take-muted').checked;
  player.setSpeed(1);
  await player.play(from);
  mine.on = true;
  document.body.classList.add('records');
}

function stop() {
  const mine = open, had = mine.on;
  mine.on = mine.counts = false;
  document.body.classList.remove('records');
  byId('count-cover').hidden = true;
  byId('take-record').textContent = 'Record';
  player.pause();
  player.muted = player.audio.muted = false;
  if (had && !mine.blocks.length) toast('Nothing came from the microphone.', { bad: true });
  if (!had || !mine.blocks.length) return;
  const name = `take-${store.film.file.replace(/\.[^.]*$/, '')}.wav`;
  setTake({ blob: encodeWav(mine.blocks, mine.context.sampleRate), name });
  if (mine.loudest >= 0.99) toast('The take is too loud in places: its peaks are cut off.', { bad: true });
  else if (mine.loudest < 0.05) toast('The take is very quiet. Is this the right microphone?', { bad: true });
}

function setTake(next) {
  if (take) URL.revokeObjectURL(take.address);
  take = next;
  byId('take-review').hidden = !take;
  const audio = byId('take-audio');
  if (!take) { audio.removeAttribute('src'); audio.load(); return; }
  take.address = URL.createObjectURL(take.blob);
  audio.src = take.address;
  byId('take-name').textContent = take.name;
  byId('take-keep').disabled = !store.film.editable;
  store.tell('panel', 'take');
  say('Listen to the take, then keep it or drop it');
}

async function offer(file) {
  if (!await isWav(file)) { toast(`${file.name} is no WAV file.`, { bad: true }); return; }
  setTake({ blob: file, name: file.name });
}

async function keep() {
  byId('take-keep').disabled = true;
  const done = await store.keepTake(take.blob, take.name);
  if (done) { setTake(null); toast('The recording was replaced. The old one is kept beside it.'); }
  else byId('take-keep').disabled = false;
}

function acceptDrops() {
  const veil = byId('drop-veil');
  const files = (event) => event.dataTransfer?.types.includes('Files');
  addEventListener('dragover', (event) => { if (files(event)) { event.preventDefault(); veil.hidden = false; } });
  addEventListener('dragleave', (event) => { if (!event.relatedTarget) veil.hidden = true; });
  addEventListener('drop', (event) => {
    veil.hidden = true;
    if (!files(event)) return;
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) offer(file);
  });
}
