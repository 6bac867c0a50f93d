// By how much an author's taps are late: a click track to tap to, of which the median is kept.
import { player } from './player.js';
import { atPress, byId, kept, say } from './dom.js';
import { median } from './edits.js';

/** So many clicks, so many seconds apart; fewer taps than the third are no measure. */
const CLICKS = 8, APART = 0.6, ENOUGH = 4;

const button = byId('tap-calibrate'), big = byId('tap-big'), told = byId('tap-late');
let late = kept.get('late', 0), running = null, changed = () => {};

export const lateness = () => late;
export const calibrating = () => running !== null;

export function startCalibration(whenChanged) {
  changed = whenChanged;
  button.onclick = () => (running ? stopCalibration() : begin());
  byId('tap-uncalibrate').onclick = () => setLate(0);
  atPress(big, tapCalibration);
  setLate(late);
}

function setLate(seconds) {
  late = Math.round(seconds * 1000) / 1000;
  kept.set('late', late);
  told.textContent = late === 0 ? 'not measured' : `${Math.round(late * 1000)} ms late`;
  byId('tap-uncalibrate').hidden = late === 0;
  changed();
}

function begin() {
  player.pause();
  const context = new AudioContext({ latencyHint: 'interactive' }), first = context.currentTime + 1;
  const times = Array.from({ length: CLICKS }, (_, index) => first + index * APART);
  for (const time of times) {
    const tone = new OscillatorNode(context, { frequency: 1200 }), level = new GainNode(context, { gain: 0 });
    level.gain.setValueAtTime(0.4, time);
    level.gain.exponentialRampToValueAtTime(0.001, time + 0.05);
    tone.connect(level).connect(context.destination);
    tone.start(time);
    tone.stop(time + 0.06);
  }
  running = { context, times, found: [], timer: setTimeout(stopCalibration, (1.3 + CLICKS * APART) * 1000) };
  button.textContent = 'Stop';
  big.hidden = false;
  big.textContent = 'Tap to each click';
  big.focus();
}

export function tapCalibration() {
  if (!running) return;
  const { context, times, found } = running;
  const offs = times.map((time) => context.currentTime - time);
  const off = offs.reduce((best, one) => (Math.abs(one) < Math.abs(best) ? one : best));
  if (Math.abs(off) < APART / 2) found.push(off);
  big.textContent = `${found.length} of ${CLICKS}`;
}

export function stopCalibration() {
  const { context, found, timer } = running;
  running = null;
  clearTimeout(timer);
  context.close();
  button.textContent = 'Measure';
  big.hidden = true;
  if (found.length >= ENOUGH) setLate(median(found)); else told.textContent = 'too few taps: try again';
  say(`Your taps: ${told.textContent}`);
  button.focus();
}
