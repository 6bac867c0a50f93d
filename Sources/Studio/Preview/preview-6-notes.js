// Notes: a pin in the picture or on a whole frame, with text. Kept in the browser by the film's source, and in a file.

const keptAs = `notes.${film.source}`;
const aim = byId('aim');
const fileName = `${film.file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '') || 'film'}.notes.json`;
/** How near a note must be, in seconds, for its pin to be seen. */
const NEAR = 0.6;
let notes = [], keeps = true, saved = kept.get(`${keptAs}.saved`, '[]');
/** The note that is being written, and what the pins show. */
let writing = null, pinKey = null;

const sorted = () => notes.sort((a, b) => a.frame - b.frame || a.made.localeCompare(b.made));
const listed = () => JSON.stringify(sorted());

/** Reads what is kept: another tab of the same film writes there, too. */
function readKept() { notes = kept.get(keptAs, []).map(readNote).filter(Boolean); }

function startNotes() {
  readKept();
  byId('note').onclick = beginNote;
  byId('aim-whole').onclick = () => takeAim(null, null);
  byId('aim-stop').onclick = endAim;
  aim.addEventListener('click', (event) => {
    event.stopPropagation();
    const { left, top, width, height } = picture.getBoundingClientRect();
    takeAim((event.clientX - left) / width, (event.clientY - top) / height);
  });
  byId('author').value = kept.get('author', '');
  byId('author').onchange = ({ target }) => kept.set('author', target.value.trim());
  byId('note-save').onclick = saveNotes;
  byId('note-load').onchange = ({ target }) => { loadNotes(target.files[0]); target.value = ''; };
  addEventListener('beforeunload', (event) => { if (!keeps && listed() !== saved) event.preventDefault(); });
  addEventListener('storage', ({ key }) => {
    if (key === `beatframe.${keptAs}`) { readKept(); drawNotes(); }
  });
  let depth = 0;
  const isFile = ({ dataTransfer }) => [...dataTransfer.types].includes('Files');
  const veil = (by) => { depth = Math.max(0, depth + by); byId('veil').hidden = depth === 0; };
  addEventListener('dragenter', (event) => { if (isFile(event)) veil(1); });
  addEventListener('dragleave', (event) => { if (isFile(event)) veil(-1); });
  addEventListener('dragover', (event) => { if (isFile(event)) event.preventDefault(); });
  addEventListener('drop', (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    veil(-depth);
    loadNotes(event.dataTransfer.files[0]);
  });
  player.watch(() => showPins());
  drawNotes();
}

function keep() {
  keeps = kept.set(keptAs, sorted());
  drawNotes();
}

/** Asks where the note belongs. */
function beginNote() {
  if (!aim.hidden) return;
  player.pause();
  closePop();
  closeForm();
  aim.hidden = byId('aim-hint').hidden = false;
  byId('aim-whole').focus({ preventScroll: true });
  say('Note: click in the picture, or press Enter for the whole frame. Escape gives up.');
}

/** Ends asking; true when it was asked. */
function endAim() {
  const was = !aim.hidden;
  aim.hidden = byId('aim-hint').hidden = true;
  if (was) byId('note').focus({ preventScroll: true });
  return was;
}

const rounded = (value) => (value === null ? null : Math.round(Math.min(1, Math.max(0, value)) * 1e4) / 1e4);

function takeAim(x, y) {
  endAim();
  const { frame } = player;
  openForm({ frame, seconds: Math.round(secondsAt(frame) * 1e6) / 1e6, beat: beatAt(frame)?.id ?? '', x: rounded(x),
    y: rounded(y), text: '', author: byId('author').value.trim(), made: new Date().toISOString() }, true);
}

/** Closes the field; what was begun and not kept is lost only by Cancel or Escape. */
function closeForm() {
  const form = picture.querySelector('.note-form');
  form?.remove();
  writing = null;
  showPins();
  return Boolean(form);
}

/** Opens the field of a note at its pin. */
function openForm(note, isNew) {
  closeForm();
  const text = make('textarea', { rows: 3, 'aria-label': 'Note', placeholder: 'What do you mean?' });
  text.value = note.text;
  const done = () => {
    note.text = text.value.trim();
    if (!note.text) { text.focus(); return; }
    if (isNew) notes.push(note);
    closeForm();
    keep();
    chooseTab('notes');
    byId('note').focus({ preventScroll: true });
    say('The note is kept');
  };
  const form = make('form', { class: 'note-form', on: { submit: (event) => { event.preventDefault(); done(); } } },
    make('b', { text: `${note.x === null ? 'Whole frame' : 'Here'} · ${minutes(note.seconds)} · ${note.beat}` }),
    text,
    make('div', { class: 'row' }, make('span', { class: 'space' }),
      make('button', { type: 'button', text: 'Cancel', on: { click: closeForm } }),
      make('button', { class: 'main', text: 'Keep', title: 'Keep (Ctrl+Enter)' })));
  text.onkeydown = (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); done(); }
    if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); closeForm(); byId('note').focus(); }
  };
  picture.append(form);
  writing = note;
  showPins();
  const x = (note.x ?? 0.5) * picture.clientWidth, y = (note.y ?? 0.4) * picture.clientHeight;
  beside(form, x, y - 10, y + 10);
  text.focus({ preventScroll: true });
}

/** Shows the pins of the notes that are near, and of the one that is being written. */
function showPins() {
  const near = sorted().filter((note) => note !== writing && note.x !== null
    && Math.abs(note.frame - player.frame) <= NEAR * rate);
  const key = JSON.stringify([near, writing]);
  if (key === pinKey) return;
  pinKey = key;
  const pin = (note, text) => {
    const mark = make('i', { class: note === writing ? 'pin new' : 'pin', text, title: note.text });
    mark.style.left = `${note.x * 100}%`;
    mark.style.top = `${note.y * 100}%`;
    return mark;
  };
  byId('pins').replaceChildren(...near.map((note) => pin(note, notes.indexOf(note) + 1)));
  if (writing && writing.x !== null) byId('pins').append(pin(writing, ''));
}

function drawNotes() {
  sorted();
  pinKey = null;
  showPins();
  byId('note-empty').hidden = notes.length > 0;
  byId('note-count').textContent = notes.length || '';
  byId('note-save').disabled = !notes.length;
  byId('note-state').textContent = !notes.length ? '' : listed() === saved ? 'Saved as a file.'
    : keeps ? 'Kept in this browser, not yet saved as a file.'
      : 'This browser keeps nothing: save before you close it.';
  byId('note-marks').replaceChildren(...notes.map(({ frame }) => {
    const mark = make('i');
    mark.style.left = `${frame / Math.max(1, film.frames - 1) * 100}%`;
    return mark;
  }));
  byId('note-list').replaceChildren(...notes.map((note, index) => make('li', { class: 'note' },
    make('button', { class: 'go', on: { click: () => { player.pause(); player.seek(note.frame); } } },
      make('i', { class: note.x === null ? 'pin frame' : 'pin', text: index + 1, 'aria-hidden': 'true' }),
      make('span', {},
        make('small', { text: [minutes(note.seconds), note.beat, note.author].filter(Boolean).join(' · ') }),
        make('span', { text: note.text }))),
    make('button', { class: 'small', text: 'Edit', 'aria-label': `Edit note ${index + 1}`,
      on: { click: () => { player.pause(); player.seek(note.frame); openForm(note, false); } } }),
    make('button', { class: 'small', text: 'Delete', 'aria-label': `Delete note ${index + 1}`,
      on: { click: () => removeNote(note) } }))));
}

function removeNote(note) {
  closeForm();
  notes = notes.filter((other) => other !== note);
  keep();
  toast('The note is deleted.', { text: 'Undo', run: () => { notes.push(note); keep(); } });
}

function saveNotes() {
  sorted();
  const { title, file, source } = film;
  const text = JSON.stringify({ beatframe: 'notes', version: 1, film: file, source, title, notes }, null, 2);
  const address = URL.createObjectURL(new Blob([`${text}\n`], { type: 'application/json' }));
  const link = make('a', { href: address, download: fileName });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  saved = listed();
  kept.set(`${keptAs}.saved`, saved);
  drawNotes();
  toast(`${fileName} is in your downloads: send it to who makes the film.`);
}

/** A note as it should be, or null: a file may come from anybody. */
function readNote(given) {
  if (typeof given !== 'object' || given === null || !Number.isFinite(given.frame) || typeof given.text !== 'string') {
    return null;
  }
  const frame = clampFrame(given.frame), part = (value) => (Number.isFinite(value) ? rounded(value) : null);
  const x = part(given.x), y = part(given.y), isPin = x !== null && y !== null;
  const words = (value, most) => (typeof value === 'string' ? value.slice(0, most) : '');
  return { frame, seconds: Math.round(secondsAt(frame) * 1e6) / 1e6, beat: beatAt(frame)?.id ?? '', x: isPin ? x : null,
    y: isPin ? y : null, text: words(given.text, 10000), author: words(given.author, 200),
    made: words(given.made, 40) };
}

async function loadNotes(file) {
  if (!file) return;
  let given = null;
  try { given = JSON.parse(await file.text()); } catch { /* said below */ }
  if (given?.beatframe !== 'notes' || given.version !== 1 || !Array.isArray(given.notes)) {
    toast(`${file.name} has no notes of a preview in it.`);
    return;
  }
  const same = (a, b) => a.made === b.made && a.frame === b.frame && a.text === b.text;
  const all = given.notes.map(readNote), good = all.filter(Boolean);
  const fresh = good.filter((note) => !notes.some((other) => same(other, note)));
  notes.push(...fresh);
  keep();
  chooseTab('notes');
  const parts = [`${fresh.length} ${fresh.length === 1 ? 'note' : 'notes'} loaded.`];
  if (fresh.length < good.length) parts.push(`${good.length - fresh.length} were here already.`);
  if (good.length < all.length) parts.push(`${all.length - good.length} could not be read.`);
  if (given.source !== film.source) parts.push('They are of another version of the film: places may have moved.');
  toast(parts.join(' '));
}
