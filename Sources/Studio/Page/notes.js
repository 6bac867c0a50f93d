// Notes of reviewers: they come as files of a preview, are pinned in the picture, and are ticked when done.
import { api } from './api.js';
import { store, minutes } from './store.js';
import { player } from './player.js';
import { byId, complain, make, say, toast } from './dom.js';

const list = byId('notes-list'), pins = byId('pins'), file = byId('notes-file');
/** How near a note must be, in seconds, for its pin to be seen. */
const NEAR = 0.6;
let pinned = null;

export function startNotes() {
  file.onchange = () => { addNotes(file.files[0]); file.value = ''; };
  byId('notes-open').onchange = draw;
  store.on('notes-file', addNotes);
  store.on('note', (note) => { store.tell('panel', 'notes'); go(note); });
  store.on('film', ({ before }) => { if (!before) readNotes(); });
  store.on('look', showPins);
  player.watch(showPins);
}

/** Reads what the server has; one that has none of it leaves the panel empty. */
export async function readNotes() {
  const answer = await api.notes().catch(() => ({ files: [] }));
  store.notes = answer.files.flatMap(({ file: from, notes }) => notes.map((note) => ({ ...note, from })));
  store.notes.sort((a, b) => a.frame - b.frame);
  draw();
  store.tell('notes');
}

async function addNotes(given) {
  if (!given) return;
  try {
    await api.addNotes(await given.text(), given.name);
    await readNotes();
    store.tell('panel', 'notes');
    toast(`The notes of ${given.name} are under Notes.`);
  } catch (problem) { complain(`${given.name}: ${problem.message}`); }
}

function go({ frame }) {
  player.pause();
  player.seek(frame);
}

async function tick(note, done) {
  note.done = done;
  draw();
  store.tell('notes');
  try {
    await api.post('notes/done', { id: note.id, done });
    say(done ? 'Done' : 'Open again');
  } catch (problem) {
    complain(problem.message);
    await readNotes();
  }
}

function draw() {
  const left = store.notes.filter(({ done }) => !done).length, onlyOpen = byId('notes-open').checked;
  const focused = document.activeElement?.dataset.note;
  byId('tab-notes').dataset.count = left || '';
  byId('notes-empty').hidden = store.notes.length > 0;
  byId('notes-filter').hidden = !store.notes.length;
  byId('notes-left').textContent = `${left} of ${store.notes.length} to do`;
  list.replaceChildren(...store.notes.map((note, index) => {
    const { id, seconds, beat, author, text, done, x } = note;
    if (done && onlyOpen) return '';
    const box = make('input', { type: 'checkbox', 'data-note': id, 'aria-label': `Note ${index + 1} is done`,
      on: { change: () => tick(note, box.checked) } });
    box.checked = Boolean(done);
    return make('li', { class: done ? 'note dropped' : 'note' }, box,
      make('button', { class: 'line-row', on: { click: () => go(note) } },
        make('i', { class: x === null ? 'pin whole' : 'pin', text: index + 1, 'aria-hidden': 'true' }),
        make('span', {}, make('small', { class: 'quiet',
          text: [minutes(seconds), beat, author].filter(Boolean).join(' · ') }), make('span', { text }))));
  }));
  if (focused) list.querySelector(`[data-note="${CSS.escape(focused)}"]`)?.focus();
  pinned = null;
  showPins();
}

/** Pins what is to do at this place; they are only right in the film's own shape. */
function showPins() {
  const own = store.shape === 'own';
  const near = !own ? [] : store.notes.filter(({ x, done, frame }) => x !== null && !done
    && Math.abs(frame - player.frame) <= NEAR * store.film.rate);
  const key = near.map(({ id }) => id).join('\n');
  if (key === pinned) return;
  pinned = key;
  pins.replaceChildren(...near.map((note) => {
    const pin = make('i', { class: 'pin', text: store.notes.indexOf(note) + 1 });
    pin.style.left = `${note.x * 100}%`;
    pin.style.top = `${note.y * 100}%`;
    return pin;
  }));
}
