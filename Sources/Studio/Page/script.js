// The script as text: it is sent whole, and the server says what is wrong with it.
import { api, Conflict, Refusal } from './api.js';
import { store } from './store.js';
import { byId, say, write } from './dom.js';

const field = byId('script-text');
/** The text as it was read, and in which revision; null before. */
let was = null, revision = null;
const isDirty = () => was !== null && field.value !== was;

export function startScript() {
  byId('script-save').onclick = save;
  byId('script-revert').onclick = () => { was = null; readScript(); };
  field.oninput = mark;
  field.onkeydown = (event) => {
    if (!(event.ctrlKey || event.metaKey) || !/^(s|Enter)$/i.test(event.key)) return;
    event.preventDefault();
    save();
  };
  store.on('film', () => { if (was !== null) readScript(); });
}

function mark() {
  byId('script-save').disabled = !isDirty() || !store.film.editable;
  byId('script-revert').disabled = !isDirty();
}

/** Shows what is wrong, and chooses the line of which it is said. */
function show(message) {
  byId('script-error').hidden = !message;
  write('script-error', message);
  const line = message.match(/:(\d+):/)?.[1];
  if (!line) return;
  const rows = field.value.split('\n'), start = rows.slice(0, line - 1).reduce((sum, row) => sum + row.length + 1, 0);
  field.focus();
  field.setSelectionRange(start, start + (rows[line - 1]?.length ?? 0));
}

const CHANGED = 'The file was changed meanwhile. What you wrote is still here: save again to put it there, or revert.';

/** Reads the script; what is written here and not saved stays, and is not saved over another's change unseen. */
export async function readScript() {
  try {
    const now = await api.script();
    write('script-file', now.file);
    if (!isDirty()) {
      field.value = was = now.text;
      show('');
    }
    if (now.text === was) revision = now.revision;
    else if (now.text !== field.value) show(CHANGED);
  } catch (problem) { show(problem.message); }
  mark();
}

async function save() {
  const text = field.value;
  try {
    await store.ask('script', { revision, text });
    was = text;
    await readScript();
    say('The script was saved');
  } catch (problem) {
    if (!(problem instanceof Refusal)) await store.failed(problem);
    show(problem instanceof Conflict ? CHANGED : problem.message);
    // The author has seen it: the next time is on purpose.
    if (problem instanceof Conflict) revision = store.film.revision;
  }
  mark();
}
