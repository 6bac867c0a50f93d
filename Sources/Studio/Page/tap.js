// Tapping beats' starts while the film plays, and what the author's ear and hand are late by.
import { store, minutes, offset } from './store.js';
import { player } from './player.js';
import { byId, kept, make, say } from './dom.js';
import { fromStarts, median } from './edits.js';

/** Taps this near to a word's start are taken for it, if the author wants that. */
const NEAR = 0.15;
/** The click track: so many clicks, so many seconds apart. */
const CLICKS = 8, APART = 0.6;

const cover = byId('tap-cover');
let taps = [];        // {index, raw}: seconds of the film, as they were pressed
let dropped = new Set();
let running = null;   // {next}: the index of the beat that the next press marks
let late = kept.get('late', 0);

export const tapping = () => running !== null || calibration !== null;

export function startTap() {
  byId('tap-begin').onclick = begin;
  byId('tap-press').onpointerdown = (event) => { event.preventDefault(); press(); };
  // A click without a pointer is one by the keyboard or a screen reader.
  byId('tap-press').onclick = (event) => { if (event.detail === 0) press(); };
  byId('tap-end').onclick = end;
  byId('tap-apply').onclick = apply;
  byId('tap-clear').onclick = () => { taps = []; draw(); };
  byId('tap-snap').checked = kept.get('tapSnap', true);
  byId('tap-snap').onchange = () => { kept.set('tapSnap', byId('tap-snap').checked); draw(); };
  byId('tap-calibrate').onclick = calibrate;
  byId('tap-uncalibrate').onclick = () => setLate(0);
  setLate(late);
  player.watch(() => { if (running && !player.playing) end(); });
  store.on('film', ({ film, before }) => {
    if (before && before.beats.map(({ id }) => id).join() !== film.beats.map(({ id }) => id).join()) taps = [];
    draw();
  });
}

function setLate(seconds) {
  late = seconds;
  kept.set('late', late);
  byId('tap-late').textContent = late === 0 ? 'not measured' : `${Math.round(late * 1000)} ms late`;
  byId('tap-uncalibrate').hidden = late === 0;
  draw();
}

export function begin() {
  if (running || !store.film?.editable) return;
  const at = player.seconds;
  const next = store.film.beats.findIndex((beat, index) => index > 0 && beat.start > at + 0.02);
  if (next < 0) { say('No beat starts after the playhead'); return; }
  store.tell('panel', 'tap');
  taps = [];
  dropped = new Set();
  // Before it runs: a player that stands still ends the tapping.
  player.setLoop(false);
  player.play();
  running = { next };
  cover.hidden = false;
  tell();
  byId('tap-press').focus();
}

function tell() {
  const beat = store.film.beats[running.next];
  byId('tap-next').textContent = beat?.id ?? '';
  byId('tap-shows').textContent = beat?.shows ?? '';
  const after = store.film.beats[running.next + 1];
  byId('tap-after').textContent = after ? `then ${after.id}` : 'the last one';
}

/** Marks the start of the beat that comes next. */
export function press() {
  if (calibration) { calibration.press(); return; }
  if (!running) return;
  taps.push({ index: running.next, raw: player.seconds });
  running.next += 1;
  byId('tap-press').classList.remove('hit');
  requestAnimationFrame(() => byId('tap-press').classList.add('hit'));
  if (running.next >= store.film.beats.length) end(); else tell();
  draw();
}

export function end() {
  if (calibration) { calibration.stop(); return; }
  if (!running) return;
  running = null;
  cover.hidden = true;
  player.pause();
  draw();
  say(`${taps.length} beats tapped`);
  if (taps.length) byId('tap-apply').focus();
}

/** Where a tap is meant to be: earlier by what the author is late, and on the word if one is near. */
function meant(raw) {
  // The hand is as late at any speed: the film goes on by less meanwhile when it is slow.
  const seconds = Math.max(0, raw - late * player.speed);
  if (!byId('tap-snap').checked) return { seconds, word: null };
  let word = null;
  for (const one of store.film.words) {
    const distance = Math.abs(one.start - seconds);
    if (distance <= NEAR && (!word || distance < Math.abs(word.start - seconds))) word = one;
  }
  return { seconds: word?.start ?? seconds, word };
}

function outcome() {
  const wished = new Map();
  for (const { index, raw } of taps) if (!dropped.has(index)) wished.set(index, meant(raw).seconds);
  return fromStarts(store.film.beats, wished);
}

function draw() {
  if (!store.film) return;
  const host = byId('tap-list');
  byId('tap-result').hidden = !taps.length;
  if (!taps.length) { host.replaceChildren(); return; }
  const { starts, durations, pushed } = outcome();
  host.replaceChildren(...taps.map(({ index, raw }) => {
    const beat = store.film.beats[index], { word } = meant(raw);
    const keep = make('input', { type: 'checkbox', 'aria-label': `Keep the tap of ${beat.id}`, on: { change: () => {
      if (dropped.has(index)) dropped.delete(index); else dropped.add(index);
      draw();
      host.querySelectorAll('input')[taps.findIndex((tap) => tap.index === index)]?.focus();
    } } });
    keep.checked = !dropped.has(index);
    return make('tr', { class: dropped.has(index) ? 'dropped' : '' },
      make('td', {}, keep),
      make('th', { scope: 'row' }, beat.id, make('small', {
        text: pushed.has(index) ? 'the beat before needs longer' : word ? `on “${word.text}”` : '' })),
      make('td', { text: minutes(beat.start) }), make('td', { class: 'strong', text: minutes(starts[index]) }),
      make('td', { class: pushed.has(index) ? 'late' : '', text: offset(starts[index] - beat.start).replace(' ms', '') }));
  }));
  const count = taps.length - dropped.size;
  byId('tap-apply').disabled = Object.keys(durations).length === 0 || running !== null;
  byId('tap-apply').textContent = `Apply ${count} ${count === 1 ? 'tap' : 'taps'}`;
}

async function apply() {
  const { durations } = outcome();
  const count = taps.length - dropped.size;
  const done = await store.change('edit', { label: `${count} tapped`, durations }, `${count} beats were moved`);
  if (done) { taps = []; draw(); }
}

let calibration = null;

/** Plays clicks that the author taps to; the median of how late the taps are is kept. */
function calibrate() {
  if (calibration) { calibration.stop(); return; }
  player.pause();
  const context = new AudioContext({ latencyHint: 'interactive' });
  const first = context.currentTime + 1;
  const times = Array.from({ length: CLICKS }, (_, index) => first + index * APART);
  for (const time of times) {
    const tone = context.createOscillator(), level = context.createGain();
    tone.frequency.value = 1200;
    level.gain.setValueAtTime(0, time);
    level.gain.linearRampToValueAtTime(0.4, time + 0.002);
    level.gain.exponentialRampToValueAtTime(0.001, time + 0.05);
    tone.connect(level).connect(context.destination);
    tone.start(time);
    tone.stop(time + 0.06);
  }
  const found = [];
  const button = byId('tap-calibrate');
  const stop = () => {
    clearTimeout(timer);
    context.close();
    calibration = null;
    button.textContent = 'Measure';
    byId('tap-big').hidden = true;
    if (found.length >= 4) setLate(Math.round(median(found) * 1000) / 1000);
    say(found.length >= 4 ? `Your taps are ${Math.round(late * 1000)} milliseconds late` : 'Too few taps to measure');
    byId('tap-late').textContent = found.length >= 4 ? byId('tap-late').textContent : 'too few taps: try again';
    button.focus();
  };
  const timer = setTimeout(stop, (1 + CLICKS * APART + 0.3) * 1000);
  calibration = {
    stop,
    press: () => {
      const now = context.currentTime;
      const nearest = times.reduce((best, time) => (Math.abs(time - now) < Math.abs(best - now) ? time : best));
      if (Math.abs(nearest - now) < APART / 2) found.push(now - nearest);
      byId('tap-big').textContent = `${found.length} of ${CLICKS}`;
    },
  };
  button.textContent = 'Stop';
  byId('tap-big').hidden = false;
  byId('tap-big').textContent = 'Tap to each click';
  byId('tap-big').onpointerdown = (event) => { event.preventDefault(); press(); };
  byId('tap-big').onclick = (event) => { if (event.detail === 0) press(); };
  byId('tap-big').focus();
}
