// The panel of the chosen beat and of what is on screen, and the panel of warnings.
import { store, clock, offset } from './store.js';
import { player } from './player.js';
import { byId, make, write } from './dom.js';
import { lengthOf } from './edits.js';
import { numberFacts, pointAt } from './picture.js';
import { openDuration } from './beats.js';

export function startInspector() {
  for (const name of ['film', 'draft', 'chosen', 'clock']) store.on(name, drawBeat);
  player.watch(() => { if (!store.chosen) drawBeat(); });
  store.on('contents', drawContents);
  store.on('film', drawWarnings);
  store.on('warning', () => store.tell('panel', 'warnings'));
  byId('beat-duration').onclick = () => openDuration(index());
  byId('beat-go').onclick = () => player.seek(store.film.beats[index()].first);
}

function index() {
  const { beats } = store.film;
  const chosen = beats.findIndex(({ id }) => id === store.chosen);
  return chosen >= 0 ? chosen : beats.indexOf(store.beatAt(player.frame));
}

let drawnBeat = null;

function drawBeat() {
  if (!store.film) return;
  const at = index(), beat = store.beats()[at];
  const key = [store.film.revision, clock.kind, beat.id, beat.start, beat.end].join();
  if (key === drawnBeat) return;
  drawnBeat = key;
  write('beat-name', beat.id);
  write('beat-shows', beat.shows);
  const cue = store.film.cues.find((one) => one.beat === beat.id);
  const rows = [['phase', beat.phase], ['starts', clock.text(beat.start)], ['ends', clock.text(beat.end)],
    ['duration', `${lengthOf(beat)} ms`], ['moves for', `${Math.round(beat.motion * 1000)} ms`],
    ['at least', `${Math.round(beat.least * 1000)} ms`]];
  if (beat.slack !== null) rows.push(['to spare', `${Math.round(beat.slack * 1000)} ms`]);
  if (cue) {
    const said = store.film.words.slice(cue.word, cue.word + 3).map(({ text }) => text).join(' ');
    rows.push([cue.lands ? 'lands on' : 'starts on', `“${said}”`], ['off', offset(cue.off)]);
    if (cue.sureness !== null) rows.push(['sure', `${Math.round(cue.sureness * 100)} %`]);
  }
  byId('beat-facts').replaceChildren(...rows.flatMap(([name, value]) => [make('dt', { text: name }),
    make('dd', { text: value })]));
  byId('beat-duration').disabled = !beat.editable || !store.film.editable;
}

/** The labels on screen; those with numbers first, as they are what is looked for. */
function drawContents(seen) {
  const list = byId('contents');
  if (!seen) { list.classList.add('old'); return; }
  list.classList.remove('old');
  const labels = seen.labels.filter(({ opacity }) => opacity > 0.02);
  labels.sort((a, b) => (b.numbers.length > 0) - (a.numbers.length > 0));
  write('contents-count', `${labels.length} labels`);
  list.replaceChildren(...labels.map((label) => {
    const facts = label.numbers.map(numberFacts);
    const on = { pointerenter: () => pointAt(label), pointerleave: () => pointAt(null),
      focusin: () => pointAt(label), focusout: () => pointAt(null) };
    return facts.length
      ? make('li', { on }, make('details', {}, make('summary', { text: label.text }), ...facts))
      : make('li', { on, class: 'quiet', text: label.text });
  }));
}

function drawWarnings() {
  const { warnings } = store.film, list = byId('warnings');
  byId('tab-warnings').dataset.count = warnings.length || '';
  byId('warnings-empty').hidden = warnings.length > 0;
  list.replaceChildren(...warnings.map(({ beat, kind, frame, message }) => make('li', {}, make('button', {
    class: 'warning-row', on: { click: () => { store.choose(beat); player.seek(frame); } } },
  make('b', { text: beat }), make('span', { text: message }),
  make('small', { class: 'quiet', text: `${kind} · frame ${frame}` })))));
}
