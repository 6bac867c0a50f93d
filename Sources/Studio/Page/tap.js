// Tapping beats' starts while the film plays.
import { store, minutes, offset } from './store.js';
import { player } from './player.js';
import { atPress, byId, kept, make, say, write } from './dom.js';
import { fromStarts } from './edits.js';
import { calibrating, lateness, startCalibration, stopCalibration, tapCalibration } from './calibration.js';

/** Taps this near to where the voice sets in are taken for that, if the author wants it. */
const NEAR = 0.15;

const cover = byId('tap-cover'), snaps = byId('tap-snap'), big = byId('tap-press');
/** What was pressed: {index, raw}, in seconds of the film; those that are not kept are in `dropped`. */
let taps = [], dropped = new Set();
/** The index of the beat that the next press marks; null when nothing is tapped. */
let next = null;

export const tapping = () => next !== null || calibrating();

export function startTap() {
  byId('tap-begin').onclick = begin;
  byId('tap-end').onclick = end;
  byId('tap-apply').onclick = apply;
  byId('tap-clear').onclick = () => { taps = []; draw(); };
  atPress(big, press);
  snaps.checked = kept.get('tapSnap', true);
  snaps.onchange = () => { kept.set('tapSnap', snaps.checked); draw(); };
  startCalibration(draw);
  store.on('onsets', draw);
  player.watch(() => { if (next !== null && !player.playing) end(); });
  store.on('film', ({ film, before }) => {
    const ids = (one) => one?.beats.map(({ id }) => id).join();
    if (ids(before) !== ids(film)) taps = [];
    byId('tap-begin').disabled = !film.editable;
    draw();
  });
}

export function begin() {
  if (next !== null || !store.film.editable) return;
  const at = player.seconds, first = store.film.beats.findIndex(({ start }, index) => index > 0 && start > at + 0.02);
  if (first < 0) { say('No beat starts after the playhead'); return; }
  store.tell('panel', 'tap');
  taps = [];
  dropped = new Set();
  // Before it runs: a player that stands still ends the tapping.
  player.setLoop(false);
  player.play();
  next = first;
  cover.hidden = false;
  tell();
  big.focus();
}

function tell() {
  const [beat, after] = store.film.beats.slice(next);
  write('tap-next', beat.id);
  write('tap-shows', beat.shows);
  write('tap-after', after ? `then ${after.id}` : 'the last one');
}

export function press() {
  if (calibrating()) { tapCalibration(); return; }
  if (next === null) return;
  taps.push({ index: next, raw: player.seconds });
  next += 1;
  big.classList.remove('hit');
  requestAnimationFrame(() => big.classList.add('hit'));
  if (next >= store.film.beats.length) end(); else tell();
  draw();
}

export function end() {
  if (calibrating()) { stopCalibration(); return; }
  if (next === null) return;
  next = null;
  cover.hidden = true;
  player.pause();
  draw();
  say(`${taps.length} beats tapped`);
  if (taps.length) byId('tap-apply').focus();
}

/** Where a tap is meant to be: earlier by what the author is late, and on the word if one is near. */
function meant(raw) {
  // The hand is as late at any speed: a slow film goes on by less meanwhile.
  const seconds = Math.max(0, raw - lateness() * player.speed);
  const { words } = store.film, far = (start) => Math.abs(start - seconds);
  const starts = store.onsets.length ? store.onsets : words.map(({ start }) => start);
  const near = snaps.checked ? starts.filter((start) => far(start) <= NEAR) : [];
  const onset = near.sort((a, b) => far(a) - far(b))[0];
  // The word that begins there, so that the author sees what was meant; an onset within a word has none.
  const word = onset === undefined ? null : words.find(({ start }) => Math.abs(start - onset) < 0.06);
  return { seconds: onset ?? seconds, on: word ? `on “${word.text}”` : onset === undefined ? '' : 'on an onset' };
}

function outcome() {
  const wished = taps.filter(({ index }) => !dropped.has(index)).map(({ index, raw }) => [index, meant(raw).seconds]);
  const result = fromStarts(store.film.beats, new Map(wished));
  return { ...result, name: `${wished.length} ${wished.length === 1 ? 'tap' : 'taps'}` };
}

function draw() {
  if (!store.film) return;
  const host = byId('tap-list'), { starts, durations, pushed, name } = outcome();
  byId('tap-result').hidden = !taps.length;
  host.replaceChildren(...taps.map(({ index, raw }, row) => {
    const { id, start } = store.film.beats[index], { on } = meant(raw);
    const keep = make('input', { type: 'checkbox', 'aria-label': `Keep the tap of ${id}`, on: { change: () => {
      if (!dropped.delete(index)) dropped.add(index);
      draw();
      host.querySelectorAll('input')[row].focus();
    } } });
    keep.checked = !dropped.has(index);
    return make('tr', { class: keep.checked ? '' : 'dropped' }, make('td', {}, keep),
      make('th', { scope: 'row' }, id, make('small', {
        text: pushed.has(index) ? 'the beat before needs longer' : on })),
      make('td', { text: minutes(start) }), make('td', { class: 'strong', text: minutes(starts[index]) }),
      make('td', { class: pushed.has(index) ? 'late' : '', text: offset(starts[index] - start).replace(' ms', '') }));
  }));
  byId('tap-apply').disabled = Object.keys(durations).length === 0 || next !== null;
  write('tap-apply', `Apply ${name}`);
}

async function apply() {
  const { durations, name } = outcome();
  if (await store.change('edit', { label: name, durations }, `${name} applied`)) { taps = []; draw(); }
}
