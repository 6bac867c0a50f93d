// A new recording: dropped on the page, or made with a microphone while the film plays.
import { store, minutes } from './store.js';
import { player } from './player.js';
import { byId, complain, kept, make, say, toast, write } from './dom.js';
import { encodeWav, isWav } from './wav.js';

/** The microphone while it is open; `state` is idle, counts or records. */
let mic = null;
/** What was recorded or dropped, until it is kept: {blob, name, address}. */
let take = null;

export const recording = () => Boolean(mic) && mic.state !== 'idle';

export function startTake() {
  const choose = byId('take-mic'), muted = byId('take-muted'), file = byId('take-file');
  byId('take-open').onclick = () => (mic ? close() : open());
  byId('take-record').onclick = () => (recording() ? stopRecording() : record());
  choose.onchange = () => { kept.set('microphone', choose.value); open(); };
  muted.checked = kept.get('takeMuted', true);
  muted.onchange = () => { kept.set('takeMuted', muted.checked); showDelay(); };
  file.onchange = () => { offer(file.files[0]); file.value = ''; };
  byId('take-keep').onclick = keep;
  byId('take-drop').onclick = () => setTake(null);
  const delay = byId('take-delay');
  delay.value = kept.get('delay', 0);
  delay.onchange = () => {
    kept.set('delay', Math.max(-500, Math.min(500, Math.round(Number(delay.value) || 0))));
    delay.value = kept.get('delay', 0);
    showDelay();
  };
  showDelay();
  acceptDrops();
}

/** By how many ms what is heard in the microphone is late: known of its parts, and what the author says. */
function delays() {
  const ms = (seconds) => (Number.isFinite(seconds) ? Math.round(seconds * 1000) : 0);
  const track = mic?.stream.getAudioTracks()[0].getSettings();
  // A muted film is followed by the eye: the way of its sound to the ear does not count.
  const heard = mic && !byId('take-muted').checked;
  const film = heard ? ms(mic.context.baseLatency) + ms(mic.context.outputLatency) : 0;
  return { microphone: ms(track?.latency), film, yours: kept.get('delay', 0) };
}

const delay = () => Object.values(delays()).reduce((sum, one) => sum + one, 0);

function showDelay() {
  const { microphone, film, yours } = delays();
  byId('take-off').textContent = mic
    ? `${delay()} ms are taken off: microphone ${microphone}, film ${film}, yours ${yours}`
    : 'ms of your own; what the microphone says comes to it';
}

/** Opens the microphone: its level is shown before anything is recorded. */
async function open() {
  close();
  try {
    const wanted = kept.get('microphone', '');
    // What browsers do for calls (echo, noise, gain) makes a worse recording of a narrator.
    const stream = await navigator.mediaDevices.getUserMedia({ audio: { deviceId: { ideal: wanted }, channelCount: 1,
      echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
    // At the machine's own rate: not every browser joins a microphone to a context of another.
    const context = new AudioContext();
    await context.audioWorklet.addModule('/page/recorder.js');
    const node = new AudioWorkletNode(context, 'recorder',
      { numberOfOutputs: 0, channelCount: 1, channelCountMode: 'explicit' });
    context.createMediaStreamSource(stream).connect(node);
    mic = { context, stream, state: 'idle', blocks: [], count: 0, level: 0, loudest: 0 };
    node.port.onmessage = ({ data }) => hear(data);
    await listMicrophones(wanted);
    write('take-open', 'Close microphone');
    byId('take-record').disabled = !store.film.editable;
    showDelay();
    requestAnimationFrame(meter);
  } catch (problem) {
    complain(problem.name === 'NotAllowedError'
      ? 'The browser did not allow the microphone. Allow it for this page and open it again.'
      : `No microphone: ${problem.message}`);
  }
}

async function listMicrophones(wanted) {
  const devices = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'audioinput');
  const select = byId('take-mic');
  select.replaceChildren(...devices.map(({ deviceId, label }) => (
    make('option', { value: deviceId, text: label || 'Microphone' }))));
  if (devices.some(({ deviceId }) => deviceId === wanted)) select.value = wanted;
  select.disabled = devices.length < 2;
}

function close() {
  stopRecording();
  if (!mic) return;
  for (const track of mic.stream.getTracks()) track.stop();
  mic.context.close();
  mic = null;
  write('take-open', 'Open microphone');
  byId('take-record').disabled = true;
  byId('take-meter').value = 0;
  showDelay();
}

function hear({ samples, peak }) {
  if (!mic) return;
  mic.level = Math.max(peak, mic.level * 0.93);
  if (mic.state !== 'records') return;
  mic.blocks.push(samples);
  mic.count += samples.length;
  mic.loudest = Math.max(mic.loudest, peak);
}

function meter() {
  if (!mic) return;
  // From -60 dB to 0, as levels are heard.
  byId('take-meter').value = 1 + Math.log10(Math.max(mic.level, 1e-3)) / 3;
  if (mic.state === 'records') write('take-time', minutes(mic.count / mic.context.sampleRate));
  requestAnimationFrame(meter);
}

/** A film's own countdown counts in; one shorter than this, in seconds, is none to speak after. */
const COUNTDOWN = 1;

/** Counts in, by the film's own countdown if it has one, then records while the film plays from where its voice starts. */
async function record() {
  const mine = mic, cover = byId('count-cover');
  const countdown = store.film.beats.find(({ id, frames }) => id === 'countdown' && frames > 0);
  const from = store.film.voice?.start ?? countdown?.end ?? 0;
  setTake(null);
  player.pause();
  player.setLoop(false);
  player.setSpeed(1);
  player.seek(store.frameAt(from));
  Object.assign(mine, { state: 'counts', blocks: [], count: 0, loudest: 0, late: 0 });
  write('take-record', 'Stop');
  if (countdown && from - countdown.start >= COUNTDOWN) {
    player.muted = byId('take-muted').checked;
    await player.play(countdown.start);
    while (player.playing && player.seconds < from) {
      await new Promise(requestAnimationFrame);
      if (mine.state !== 'counts') return;
    }
    begin(mine, player.seconds - from);
    return;
  }
  cover.hidden = false;
  for (const number of [3, 2, 1]) {
    cover.firstElementChild.textContent = number;
    say(String(number));
    await new Promise((done) => { setTimeout(done, 1000); });
    if (mine.state !== 'counts') return;
  }
  cover.hidden = true;
  player.muted = byId('take-muted').checked;
  await player.play(from);
  begin(mine, 0);
}

/** From now on what is heard is kept; `late` seconds after the voice's place in the film. */
function begin(mine, late) {
  Object.assign(mine, { state: 'records', late });
  document.body.classList.add('records');
}

export function stopRecording() {
  if (!recording()) return;
  const { state, blocks, loudest, late, context } = mic;
  mic.state = 'idle';
  document.body.classList.remove('records');
  byId('count-cover').hidden = true;
  write('take-record', 'Record');
  player.pause();
  player.muted = false;
  if (state === 'counts') return;
  const samples = shift(blocks, Math.round((delay() / 1000 - late) * context.sampleRate));
  if (!samples.length) { complain('Nothing came from the microphone.'); return; }
  const blob = encodeWav(samples, context.sampleRate);
  setTake({ blob, name: `take-${store.film.file.replace(/\.[^.]*$/, '')}.wav` });
  if (loudest > 0.98) complain('The take is too loud in places: its peaks are cut off.');
  if (loudest < 0.05) complain('The take is very quiet. Is this the right microphone?');
}

function setTake(next) {
  if (take) URL.revokeObjectURL(take.address);
  take = next && { ...next, address: URL.createObjectURL(next.blob) };
  byId('take-review').hidden = !take;
  if (!take) { byId('take-audio').removeAttribute('src'); return; }
  byId('take-audio').src = take.address;
  write('take-name', take.name);
  byId('take-keep').disabled = !store.film.editable;
  store.tell('panel', 'take');
  say('Listen to the take, then keep it or drop it');
}

/** Takes samples off the start of what was recorded, or puts silence there. */
function shift(blocks, count) {
  if (count < 0) return [new Float32Array(-count), ...blocks];
  const rest = [...blocks];
  let left = count;
  while (rest.length && left >= rest[0].length) left -= rest.shift().length;
  if (rest.length && left > 0) rest[0] = rest[0].subarray(left);
  return rest;
}

async function offer(file) {
  if (!file) return;
  if (/\.json$/i.test(file.name)) { store.tell('notes-file', file); return; }
  if (await isWav(file)) setTake({ blob: file, name: file.name });
  else complain(`${file.name} is neither a WAV nor notes of a preview.`);
}

async function keep() {
  byId('take-keep').disabled = true;
  if (await store.keepTake(take.blob, take.name)) {
    setTake(null);
    toast('The recording was replaced. The old one is kept beside it.');
  }
  byId('take-keep').disabled = false;
}

function acceptDrops() {
  const veil = byId('drop-veil'), isFile = ({ dataTransfer }) => dataTransfer?.types.includes('Files');
  addEventListener('dragover', (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    veil.hidden = false;
  });
  addEventListener('dragleave', ({ relatedTarget }) => { if (!relatedTarget) veil.hidden = true; });
  addEventListener('drop', (event) => {
    veil.hidden = true;
    if (!isFile(event)) return;
    event.preventDefault();
    offer(event.dataTransfer.files[0]);
  });
}
