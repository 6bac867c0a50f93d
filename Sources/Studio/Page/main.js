// Starts the page: joins the parts, the tool bar and the shortcuts.
import { listen } from './api.js';
import { store, clock } from './store.js';
import { player } from './player.js';
import { byId, choice, icon, make, say, toast } from './dom.js';
import { closePop, startPicture, toggleMark } from './picture.js';
import { fit, startTimeline, zoom } from './timeline.js';
import { focusBeats, openDuration, startBeats } from './beats.js';
import { startWords, wordAt } from './words.js';
import { startTune } from './tune.js';
import { begin as beginTap, end as endTap, press as pressTap, startTap, tapping } from './tap.js';
import { recording, startTake, stopRecording } from './take.js';
import { readJobs, setRange, startMake } from './make.js';
import { startInspector } from './inspector.js';
import { startLook, startPanes, startTabs } from './panes.js';
import { startKeys } from './keys.js';

const speeds = [0.5, 0.75, 1, 1.25, 1.5, 2];

for (const host of document.querySelectorAll('[data-icon]')) host.append(icon(host.dataset.icon));

startLook();
startPanes();
startTabs();
startPicture();
startTimeline();
startBeats();
startWords();
startTune();
startTap();
startTake();
startMake();
startInspector();
startBar();
startTransport();
startKeys(shortcuts());

function startBar() {
  byId('undo').onclick = () => step('undo');
  byId('redo').onclick = () => step('redo');
  byId('save').onclick = save;
  store.on('film', ({ film, before }) => {
    document.title = `${film.saved ? '' : '• '}${film.title} – Beatframe studio`;
    byId('title').textContent = film.title;
    byId('file').textContent = film.file;
    for (const name of ['undo', 'redo']) {
      const button = byId(name), what = name === 'undo' ? 'Undo' : 'Redo';
      button.disabled = film[name] === null;
      button.title = film[name] === null ? `Nothing to ${name}` : `${what}: ${film[name]}`;
      button.setAttribute('aria-label', button.title);
    }
    byId('save').hidden = film.autosave;
    byId('save').disabled = film.saved;
    byId('saved').textContent = film.autosave && film.saved ? 'saved by itself' : film.saved ? 'saved' : 'not saved';
    byId('saved').classList.toggle('unsaved', !film.saved);
    byId('fixed').hidden = film.editable;
    byId('fixed').textContent = film.whyNot ?? 'This film can’t be edited here.';
    const problems = byId('problems');
    problems.hidden = film.problems.length === 0;
    byId('problems-text').textContent = film.problems.join('\n');
    if (film.problems.length && !before?.problems.length) say('The file can’t be read as it is now');
    byId('silent').hidden = Boolean(film.voice);
  });
}

function step(name) {
  const label = store.film?.[name];
  if (label === null || label === undefined) { say(`Nothing to ${name}`); return; }
  store.change(name, {}, `${name === 'undo' ? 'Undone' : 'Done again'}: ${label}`);
}

function save() {
  if (store.film.autosave || store.film.saved) { say('All is saved'); return; }
  store.change('save', {}, 'Saved');
}

function startTransport() {
  const play = byId('play'), loop = byId('loop');
  play.onclick = () => player.toggle();
  byId('previous').onclick = () => toBeat(-1);
  byId('next').onclick = () => toBeat(1);
  loop.onclick = () => player.setLoop(!player.loop);
  byId('time').onclick = () => clock.turn();
  byId('full').onclick = fullScreen;
  const speed = byId('speed');
  speed.replaceChildren(...speeds.map((value) => make('option', { value, text: `${value}×` })));
  speed.value = player.speed;
  speed.onchange = () => player.setSpeed(Number(speed.value));
  const show = () => {
    if (!store.film) return;
    byId('time-now').textContent = clock.text(player.seconds);
    byId('time-all').textContent = clock.kind === 'clock' ? `frame ${player.frame} of ${store.film.frames}`
      : `of ${clock.text(store.film.seconds)}`;
    byId('now-beat').textContent = store.beatAt(player.frame).id;
    document.body.classList.toggle('plays', player.playing);
    play.setAttribute('aria-label', player.playing ? 'Pause' : 'Play');
    play.title = player.playing ? 'Pause (Space)' : 'Play (Space)';
    loop.setAttribute('aria-pressed', String(player.loop));
    speed.value = player.speed;
  };
  player.watch(show);
  store.on('clock', show);
  store.on('film', show);
  let markShape = () => {}, markTheme = () => {}, was = null;
  store.on('film', ({ film }) => {
    const now = JSON.stringify([film.shapes, film.themes, film.theme]);
    if (now === was) return;
    was = now;
    markShape = choice(byId('shapes'), 'Shape of the picture', film.shapes.map(({ id, width, height }) => (
      { id, text: id, title: `${width} × ${height}` })), store.shape, (shape) => store.look({ shape }));
    markTheme = choice(byId('themes'), 'Theme of the film', film.themes.map((id) => ({ id, text: id })), store.theme,
      (theme) => store.look({ theme }));
  });
  store.on('look', () => { markShape(store.shape); markTheme(store.theme); });
}

function fullScreen() {
  const stage = byId('stage');
  if (document.fullscreenElement) document.exitFullscreen();
  else (stage.requestFullscreen ?? stage.webkitRequestFullscreen)?.call(stage);
}

/** Goes to the previous or next of some frames; back goes to the start of where it is first. */
function along(frames, way) {
  const now = player.frame;
  const to = way > 0 ? frames.find((frame) => frame > now) : frames.findLast((frame) => frame < now);
  if (to !== undefined) player.seek(to);
}

function toBeat(way) {
  along(store.film.beats.map(({ first }) => first), way);
  store.choose(store.beatAt(player.frame).id);
  say(store.beatAt(player.frame).id);
}

function toWord(way) {
  along(store.film.words.map(({ start }) => store.frameAt(start)), way);
  say(store.film.words[wordAt(player.seconds + 0.5 / store.film.rate)]?.text ?? '');
}

function toCue(way) {
  along(store.film.cues.map(({ time }) => store.frameAt(time)).sort((a, b) => a - b), way);
}

function shortcuts() {
  const arrows = (prefix) => [`${prefix}ArrowLeft`, `${prefix}ArrowRight`];
  const way = (event) => (event.key === 'ArrowRight' ? 1 : -1);
  const film = () => Boolean(store.film);
  return [
    { group: '', keys: ['Enter'], first: true, when: tapping, run: pressTap },
    { group: '', keys: ['Escape'], when: tapping, run: endTap },
    { group: '', keys: ['Escape'], when: recording, run: stopRecording },
    { group: '', keys: ['Escape'], run: closePop },
    { group: 'Play', keys: ['Space'], what: 'Play or pause', when: film, run: () => player.toggle() },
    { group: 'Play', keys: ['L'], what: 'Loop the beat', when: film, run: () => player.setLoop(!player.loop) },
    { group: 'Play', keys: ['[', ']'], what: 'Slower, faster', when: film, run: changeSpeed },
    { group: 'Play', keys: ['U'], what: 'Full screen', run: fullScreen },
    { group: 'Go', keys: arrows(''), what: 'A frame', when: film, run: (event) => { player.pause(); player.seek(player.frame + way(event)); } },
    { group: 'Go', keys: arrows('Shift+'), what: 'A beat', when: film, run: (event) => toBeat(way(event)) },
    { group: 'Go', keys: arrows('Alt+'), what: 'A word', when: film, run: (event) => toWord(way(event)) },
    { group: 'Go', keys: arrows('Ctrl+'), what: 'A cue', when: film, run: (event) => toCue(way(event)) },
    { group: 'Go', keys: ['Home', 'End'], what: 'First, last frame', when: film, run: (event) => player.seek(event.key === 'Home' ? 0 : store.film.frames - 1) },
    { group: 'Beats', keys: ['B'], what: 'To the beats: ← → choose, ↓ to the edge, ↑ back', when: film, run: focusBeats },
    { group: 'Beats', keys: ['Enter'], what: 'Type the beat’s duration (or double click)', when: film,
      run: () => openDuration(store.film.beats.findIndex(({ id }) => id === (store.chosen ?? store.beatAt(player.frame).id))) },
    { group: 'Beats', keys: ['E'], shown: ['←', '→', 'Shift+←'], what: 'On an edge: a frame, with Shift 10 ms' },
    { group: 'Beats', keys: ['Drag'], what: 'An edge: the next beat takes; Shift: all after moves; Alt: no snapping; Escape: give up' },
    { group: 'Beats', keys: ['T'], what: 'Tap beats while it plays: Enter marks, Escape ends', when: film, run: beginTap },
    { group: 'Timeline', keys: ['+', '='], shown: ['+'], what: 'Zoom in (or Ctrl+wheel)', when: film, run: () => zoom(1.4) },
    { group: 'Timeline', keys: ['-'], what: 'Zoom out', when: film, run: () => zoom(1 / 1.4) },
    { group: 'Timeline', keys: ['F'], what: 'The whole film', when: film, run: fit },
    { group: 'Timeline', keys: ['I', 'O'], what: 'A clip starts here, ends here', when: film, run: (event) => setRange(event.key.toLowerCase() === 'i' ? 'from' : 'to') },
    { group: 'Picture', keys: ['S'], what: 'Safe area', run: () => toggleMark('safe') },
    { group: 'Picture', keys: ['D'], what: 'Boxes of labels', run: () => toggleMark('labels') },
    { group: 'Picture', keys: ['W'], what: 'Boxes of warnings', run: () => toggleMark('lint') },
    { group: 'File', keys: ['Ctrl+Z'], what: 'Undo', always: true, when: film, run: () => step('undo') },
    { group: 'File', keys: ['Ctrl+Shift+Z', 'Ctrl+Y'], what: 'Redo', when: film, run: () => step('redo') },
    { group: 'File', keys: ['Ctrl+S'], what: 'Save', always: true, when: film, run: save },
    { group: 'File', keys: ['?'], what: 'These shortcuts', run: () => byId('help').click() },
  ];
}

function changeSpeed(event) {
  const at = speeds.indexOf(player.speed) + (event.key === ']' ? 1 : -1);
  if (speeds[at]) { player.setSpeed(speeds[at]); say(`Speed ${speeds[at]}`); }
}

async function begin() {
  await store.load();
  byId('app').classList.add('ready');
  byId('loading').remove();
  await readJobs().catch(() => {});
}

const ready = begin();
ready.catch((problem) => {
  byId('loading').textContent = `The film could not be read: ${problem.message}`;
});

let connected = null;
listen({
  state(is) {
    if (is === connected) return;
    byId('connection').dataset.state = is ? 'on' : 'off';
    byId('connection-text').textContent = is ? 'connected' : 'not connected';
    // What happened meanwhile was missed.
    if (is && connected !== null) { store.load().catch(() => {}); readJobs().catch(() => {}); say('Connected again'); }
    if (!is && connected) toast('The server is not there. The page connects again by itself.', { bad: true });
    connected = is;
  },
  event(told) {
    if (told.type === 'film' && told.revision !== store.film?.revision) store.load().catch((problem) => toast(problem.message, { bad: true }));
    if (told.type === 'job') store.tell('job', told.job);
  },
});

// What tests need to drive the page and to measure it.
window.studio = {
  ready,
  get frame() { return player.shown; },
  get revision() { return store.film?.revision; },
  get latencies() { return player.latencies; },
  get drift() { return player.drift; },
  seek: (frame) => player.seek(frame),
  play: () => player.play(),
  pause: () => player.pause(),
};
