// Starts the page: the transport, the keyboard, the look.

const speeds = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2];

function startTransport() {
  byId('play').onclick = () => player.toggle();
  byId('previous').onclick = () => toBeat(-1);
  byId('next').onclick = () => toBeat(1);
  byId('length').textContent = `/ ${minutes(film.seconds)}`;
  byId('speed').replaceChildren(...speeds.map((value) => make('option', { value, text: `${value}×` })));
  byId('speed').onchange = ({ target }) => player.change({ speed: Number(target.value) });
  byId('loudness').hidden = !player.machine.hasSound;
  byId('mute').onclick = () => player.change({ muted: !player.muted });
  byId('volume').oninput = ({ target }) => player.change({ volume: Number(target.value), muted: false });
  byId('full').hidden = !document.fullscreenEnabled;
  byId('full').onclick = fullScreen;
  player.watch(({ playing, frame, muted, volume, speed }) => {
    if (playing || frame > 0) byId('begin').hidden = true;
    document.body.classList.toggle('plays', playing);
    document.body.classList.toggle('muted', muted || volume === 0);
    byId('play').title = playing ? 'Pause (Space)' : 'Play (Space)';
    byId('play').setAttribute('aria-label', playing ? 'Pause' : 'Play');
    byId('mute').title = muted ? 'Sound on (M)' : 'Sound off (M)';
    byId('mute').setAttribute('aria-label', muted ? 'Sound on' : 'Sound off');
    byId('volume').value = muted ? 0 : volume;
    byId('speed').value = speed;
  });
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen(); else byId('player').requestFullscreen();
}

function toFrame(way) {
  player.pause();
  player.seek(player.frame + way);
}

function goBack(seconds) { player.seek(frameAt(Math.max(0, player.seconds - seconds))); }

function faster() {
  if (!player.playing) { player.change({ speed: 1 }); player.play(); return; }
  player.change({ speed: speeds.find((speed) => speed > Math.max(1, player.speed)) ?? 2 });
  say(`Speed ${player.speed}`);
}

const look = { kinds: ['auto', 'dark', 'light'], kind: kept.get('look', 'auto') };

function setLook(kind) {
  look.kind = kind;
  document.documentElement.dataset.look = kind;
  kept.set('look', kind);
  byId('look').title = { auto: 'Look: as the system', dark: 'Look: dark', light: 'Look: light' }[kind];
  byId('look').setAttribute('aria-label', byId('look').title);
}

/** Keys, what they do, and how it is done; rows without the last only tell. */
const shortcuts = [
  ['Space', 'Play or pause', () => player.toggle()],
  ['← →', 'A frame back, ahead', ({ key }) => toFrame(key === 'ArrowRight' ? 1 : -1)],
  ['Shift+← Shift+→', 'A beat', ({ key }) => toBeat(key === 'ArrowRight' ? 1 : -1)],
  ['Alt+← Alt+→', 'A word', ({ key }) => toWord(key === 'ArrowRight' ? 1 : -1)],
  ['Home End', 'First, last frame', ({ key }) => player.seek(key === 'End' ? film.frames - 1 : 0)],
  ['J', 'Two seconds back', () => goBack(2)],
  ['K', 'Pause', () => player.pause()],
  ['L', 'Play; again: faster', faster],
  ['C', 'Captions over, below, off', turnCaptions],
  ['M', 'Sound off, on', () => player.change({ muted: !player.muted })],
  ['F', 'Full screen', () => byId('full').click()],
  ['N', 'Note on this frame', beginNote],
  ['Ctrl+S', 'Save the notes as a file', () => { if (notes.length) saveNotes(); }],
  ['Escape', 'Close what is open'],
  ['?', 'These shortcuts', () => byId('shortcuts').showModal()],
];

function matches(shortcut, event) {
  const parts = shortcut.split('+'), last = parts.at(-1);
  const wanted = { '←': 'ArrowLeft', '→': 'ArrowRight', Space: ' ' }[last] ?? last;
  if (event.key.toLowerCase() !== wanted.toLowerCase()) return false;
  if (parts.includes('Ctrl') !== (event.ctrlKey || event.metaKey)) return false;
  if (parts.includes('Alt') !== event.altKey) return false;
  return wanted === '?' || parts.includes('Shift') === event.shiftKey;
}

function startKeys() {
  addEventListener('keydown', (event) => {
    const { target, key } = event, sheet = byId('shortcuts');
    if (event.defaultPrevented || event.isComposing || sheet.open) return;
    if (key === 'Escape') {
      if (endAim() || closeForm() || closePop()) event.preventDefault();
      return;
    }
    const row = shortcuts.find(([keys]) => keys.split(' ').some((shortcut) => matches(shortcut, event)));
    if (!row?.[2]) return;
    // What has the focus keeps its own keys.
    const writes = target.closest('textarea, select, [type="text"]');
    if (writes && row[0] !== 'Ctrl+S') return;
    if (/^(Arrow|Home|End)/.test(key) && target.closest('input')) return;
    if (key === ' ' && target.closest('button')) return;
    if (event.shiftKey === false && /^Arrow/.test(key) && !event.altKey && target.closest('[role="tablist"]')) return;
    event.preventDefault();
    row[2](event);
  });
  const apple = /Mac|iPhone|iPad/.test(navigator.platform);
  const written = (keys) => (apple
    ? keys.replace('Ctrl+', '⌘').replaceAll('Alt+', '⌥').replaceAll('Shift+', '⇧') : keys);
  byId('shortcut-list').append(...shortcuts.flatMap(([keys, what]) => [
    make('dt', {}, ...written(keys).split(' ').map((text) => make('kbd', { text }))), make('dd', { text: what })]));
  byId('help').onclick = () => byId('shortcuts').showModal();
  byId('shortcuts-close').onclick = () => byId('shortcuts').close();
}

for (const host of document.querySelectorAll('[data-icon]')) host.append(icon(host.dataset.icon));
document.title = `${film.title} – preview`;
byId('title').textContent = film.title;
byId('about').textContent = `${film.file} · ${film.source.slice(0, 8)}`;
byId('about').title = 'The timeline, and which state of it this preview shows';
setLook(look.kind);
byId('look').onclick = () => setLook(look.kinds[(look.kinds.indexOf(look.kind) + 1) % look.kinds.length]);
const ready = player.start();
for (const start of [startPicture, startLine, startNotes, startSide, startTransport, startKeys]) start();
player.tell();
ready.catch(({ message }) => toast(`The film can’t be shown: ${message}`));

// What tests need to drive the page.
window.preview = {
  ready,
  get frame() { return player.frame; },
  seek: (frame) => player.seek(frame),
  play: () => player.play(),
  pause: () => player.pause(),
  notes: () => structuredClone(sorted()),
};
