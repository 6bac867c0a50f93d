// Starts the page: joins the parts, the tool bar, the transport and the shortcuts.
import { listen } from './api.js';
import { store, clock } from './store.js';
import { player } from './player.js';
import { byId, choice, complain, icon, make, say, write } from './dom.js';
import { closePop, startPicture, toggleMark } from './picture.js';
import { fit, startTimeline, zoom } from './timeline.js';
import { focusBeats, openDuration, startBeats } from './beats.js';
import { startWords, wordAt } from './words.js';
import { startScript } from './script.js';
import { startTune } from './tune.js';
import { begin as beginTap, end as endTap, press as pressTap, startTap, tapping } from './tap.js';
import { recording, startTake, stopRecording } from './take.js';
import { readJobs, setRange, startMake } from './make.js';
import { startInspector } from './inspector.js';
import { startLook, startPanes, startTabs } from './panes.js';
import { startKeys } from './keys.js';
import { readCached, startBeside } from './beside.js';
import { editCaptionHere, splitWordHere, startWording } from './wording.js';
import { readNotes, startNotes } from './notes.js';

const speeds = [0.5, 0.75, 1, 1.25, 1.5, 2];

for (const host of document.querySelectorAll('[data-icon]')) host.append(icon(host.dataset.icon));
for (const start of [startLook, startPanes, startTabs, startPicture, startTimeline, startBeats,
  startWords, startScript, startTune, startTap, startTake, startMake, startInspector, startBar,
  startTransport, startBeside, startWording, startNotes]) start();

function startBar() {
  byId('undo').onclick = () => step('undo');
  byId('redo').onclick = () => step('redo');
  byId('save').onclick = save;
  store.on('film', ({ film }) => {
    document.title = `${film.saved ? '' : '• '}${film.title} – Beatframe studio`;
    write('title', film.title);
    write('file', film.file);
    for (const [name, what] of [['undo', 'Undo'], ['redo', 'Redo']]) {
      byId(name).disabled = film[name] === null;
      byId(name).title = film[name] === null ? `Nothing to ${name}` : `${what}: ${film[name]}`;
    }
    byId('save').hidden = film.autosave;
    byId('save').disabled = film.saved;
    write('saved', !film.saved ? 'not saved' : film.autosave ? 'saved by itself' : 'saved');
    byId('saved').classList.toggle('unsaved', !film.saved);
    byId('fixed').hidden = film.editable;
    byId('fixed').textContent = byId('fixed').title = film.whyNot ?? 'This film can’t be edited here.';
    byId('problems').hidden = film.problems.length === 0;
    write('problems-text', film.problems.join('\n'));
    byId('silent').hidden = Boolean(film.voice);
  });
}

function step(name) {
  const label = store.film[name];
  if (label === null) say(`Nothing to ${name}`);
  else store.change(name, {}, `${name === 'undo' ? 'Undone' : 'Done again'}: ${label}`);
}

function save() {
  if (store.film.autosave || store.film.saved) say('All is saved'); else store.change('save', {}, 'Saved');
}

function startTransport() {
  const play = byId('play'), speed = byId('speed');
  play.onclick = () => player.toggle();
  byId('previous').onclick = () => toBeat(-1);
  byId('next').onclick = () => toBeat(1);
  byId('loop').onclick = () => player.setLoop(!player.loop);
  byId('time').onclick = () => clock.turn();
  byId('full').onclick = fullScreen;
  speed.replaceChildren(...speeds.map((value) => make('option', { value, text: `${value}×` })));
  speed.onchange = () => player.setSpeed(Number(speed.value));
  const show = () => {
    if (!store.film) return;
    write('time-now', clock.text(player.seconds));
    byId('time-all').textContent = clock.kind === 'clock' ? `frame ${player.frame} of ${store.film.frames}`
      : `of ${clock.text(store.film.seconds)}`;
    write('now-beat', store.beatAt(player.frame).id);
    document.body.classList.toggle('plays', player.playing);
    play.title = player.playing ? 'Pause (Space)' : 'Play (Space)';
    byId('loop').setAttribute('aria-pressed', player.loop);
    speed.value = player.speed;
  };
  player.watch(show);
  store.on('clock', show);
  store.on('film', show);
  let mark = () => {}, was = null;
  store.on('film', ({ film }) => {
    const now = JSON.stringify([film.shapes, film.themes, film.theme]);
    if (now === was) return;
    was = now;
    const shapes = film.shapes.map(({ id, width, height }) => ({ id, text: id, title: `${width} × ${height}` }));
    const themes = film.themes.map((id) => ({ id, text: id }));
    const markShape = choice('shapes', 'Shape of the picture', shapes, store.shape, (shape) => store.look({ shape }));
    const markTheme = choice('themes', 'Theme of the film', themes, store.theme, (theme) => store.look({ theme }));
    mark = () => { markShape(store.shape); markTheme(store.theme); };
  });
  store.on('look', () => mark());
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen(); else byId('stage').requestFullscreen?.();
}

function along(frames, way) {
  const to = way > 0 ? frames.find((frame) => frame > player.frame) : frames.findLast((frame) => frame < player.frame);
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

function toFrame(way) {
  player.pause();
  player.seek(player.frame + way);
}

function changeSpeed(way) {
  const speed = speeds[speeds.indexOf(player.speed) + way];
  if (!speed) return;
  player.setSpeed(speed);
  say(`Speed ${speed}`);
}

function typeDuration() {
  const id = store.chosen ?? store.beatAt(player.frame).id;
  openDuration(store.film.beats.findIndex((beat) => beat.id === id));
}

function startShortcuts() {
  const arrows = (prefix) => `${prefix}ArrowLeft ${prefix}ArrowRight`;
  /** Two keys for two ways: the second one is forward. */
  const ways = (run) => (event) => run(/^(ArrowRight|End|\]|o)$/i.test(event.key) ? 1 : -1);
  startKeys({
    Play: [
      ['Space', 'Play or pause', () => player.toggle()],
      ['L', 'Loop the beat', () => player.setLoop(!player.loop)],
      ['[ ]', 'Slower, faster', ways(changeSpeed)],
      ['U', 'Full screen', fullScreen],
    ],
    Go: [
      [arrows(''), 'A frame', ways(toFrame)],
      [arrows('Shift+'), 'A beat', ways(toBeat)],
      [arrows('Alt+'), 'A word', ways(toWord)],
      [arrows('Ctrl+'), 'A cue', ways(toCue)],
      ['Home End', 'First, last frame', ways((way) => player.seek(way < 0 ? 0 : store.film.frames - 1))],
    ],
    Beats: [
      ['B', 'To the beats: ← → choose, ↓ to the edge, ↑ back', focusBeats],
      ['← → Shift+←', 'On an edge: a frame, with Shift 10 ms'],
      ['Enter', 'Type the beat’s duration (or double click)', typeDuration],
      ['Drag', 'An edge: the next beat takes; Shift: all after moves; Alt: no snapping; Escape: give up'],
      ['T', 'Tap beats while it plays: Enter marks, Escape ends', beginTap],
    ],
    Wording: [
      ['C', 'Word the caption otherwise (or double click on it)', editCaptionHere],
      ['X', 'The word is two words (or double click on it)', splitWordHere],
    ],
    Timeline: [
      ['+ =', 'Zoom in (or Ctrl and the wheel)', () => zoom(1.4)],
      ['-', 'Zoom out', () => zoom(1 / 1.4)],
      ['F', 'The whole film', fit],
      ['I O', 'A clip starts here, ends here', ways((way) => setRange(way < 0 ? 'from' : 'to'))],
    ],
    Picture: [
      ['S', 'Safe area', () => toggleMark('safe')],
      ['D', 'Boxes of labels', () => toggleMark('labels')],
      ['W', 'Boxes of warnings', () => toggleMark('lint')],
    ],
    File: [
      ['Ctrl+Z', 'Undo', () => step('undo')],
      ['Ctrl+Shift+Z Ctrl+Y', 'Redo', () => step('redo')],
      ['Ctrl+S', 'Save', save],
      ['?', 'These shortcuts', () => byId('help').click()],
    ],
  }, ({ key }) => {
    if (key === 'Enter' && tapping()) { pressTap(); return true; }
    if (key !== 'Escape') return false;
    if (tapping()) endTap(); else if (recording()) stopRecording(); else closePop();
    return true;
  });
}

// A film that can't be read at first is shown as soon as it can.
store.on('film', ({ before }) => {
  if (before) return;
  byId('app').classList.add('ready');
  byId('loading').remove();
  startShortcuts();
  readJobs().catch(() => {});
});
const ready = store.load();
ready.catch(({ message }) => { write('loading', `The film could not be read: ${message}`); });

const reload = () => store.load().catch((problem) => complain(problem.message));
let connected = null;
listen({
  state(is) {
    if (is === connected) return;
    byId('connection').dataset.state = is ? 'on' : 'off';
    write('connection-text', is ? 'connected' : 'not connected');
    // What happened meanwhile was missed.
    if (is && connected === false) { reload(); readNotes(); readJobs().catch(() => {}); }
    if (!is && connected) complain('The server is not there. The page connects again by itself.');
    connected = is;
  },
  event({ type, job }) {
    // The same film may have other warnings, or be saved now.
    if (type === 'film') reload();
    if (type === 'job') store.tell('job', job);
    if (type === 'cached') readCached();
    if (type === 'notes') readNotes();
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
