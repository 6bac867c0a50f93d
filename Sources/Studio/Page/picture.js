// The picture: the frame, what lies over it, and what a click on it means.
import { api } from './api.js';
import { store } from './store.js';
import { player } from './player.js';
import { byId, make, kept } from './dom.js';

/** A drag over the picture's whole width goes this many seconds. */
const SWEEP = 12;

const canvas = byId('picture'), over = byId('overlay'), stage = byId('stage');
const marks = { safe: kept.get('safe', false), labels: kept.get('labels', false), lint: kept.get('lint', false) };
let seen = null;      // what inspect said of a frame
let asked = null;     // the frame and look that inspect was asked for
let waiting = null;
let light = null;     // the label that is pointed at


export function startPicture() {
  player.paint = (bitmap) => {
    if (canvas.width !== bitmap.width || canvas.height !== bitmap.height) {
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
    }
    canvas.getContext('2d').drawImage(bitmap, 0, 0);
    stage.classList.add('painted');
  };
  new ResizeObserver(fit).observe(stage);
  store.on('film', fit);
  store.on('look', () => { fit(); rest(); });
  player.watch(rest);
  for (const name of Object.keys(marks)) {
    const button = byId(`show-${name}`);
    const mark = () => button.setAttribute('aria-pressed', String(marks[name]));
    mark();
    button.onclick = () => toggleMark(name);
  }
  stage.onpointerdown = press;
  stage.addEventListener('pointermove', (event) => {
    if (event.buttons || player.playing) return;
    const at = labelAt(event);
    over.classList.toggle('points', Boolean(at?.numbers.length));
    if (at !== light) { light = at; drawOver(); }
  });
}

export function toggleMark(name) {
  marks[name] = !marks[name];
  kept.set(name, marks[name]);
  byId(`show-${name}`).setAttribute('aria-pressed', String(marks[name]));
  rest();
  drawOver();
}

/** Puts the picture as large as it goes, and asks for as many pixels as that has. */
function fit() {
  if (!store.film) return;
  const { width, height } = store.size;
  const room = stage.getBoundingClientRect();
  const scale = Math.min((room.width - 2) / width, (room.height - 2) / height);
  if (!(scale > 0)) return;
  const wide = Math.max(1, Math.floor(width * scale)), high = Math.max(1, Math.floor(height * scale));
  for (const element of [canvas, over]) {
    element.style.width = `${wide}px`;
    element.style.height = `${high}px`;
  }
  const ratio = devicePixelRatio || 1;
  over.width = Math.round(wide * ratio);
  over.height = Math.round(high * ratio);
  // In steps, so that a pane that is dragged does not ask for a picture at every pixel.
  player.frames.width = Math.min(width, Math.ceil(wide * ratio / 160) * 160);
  player.frames.want(player.frame, player.playing, player.speed);
  drawOver();
}

/** What is on screen is asked for when the picture rests. */
function rest() {
  closePop();
  clearTimeout(waiting);
  if (player.playing) { seen = null; light = null; drawOver(); store.tell('contents', null); return; }
  const key = `${player.frame} ${store.shape} ${store.theme} ${store.film?.revision}`;
  if (seen?.key === key) return;
  if (seen) { seen = null; light = null; drawOver(); }
  waiting = setTimeout(() => look(key), 90);
}

async function look(key) {
  if (!store.film || asked === key) return;
  asked = key;
  try {
    const answer = await api.inspect(player.frame, store.shape, store.theme);
    if (asked !== key) return;
    seen = { key, ...answer };
    store.tell('contents', seen);
    drawOver();
  } catch { /* the overlays stay empty; the frame itself says when the server is gone */ } finally {
    if (asked === key) asked = null;
  }
}

export const contents = () => seen;

/** Lights a label up, as when its row in the list is pointed at. */
export function pointAt(label) { light = label; drawOver(); }

function drawOver() {
  const context = over.getContext('2d');
  context.clearRect(0, 0, over.width, over.height);
  if (!seen || !store.film) return;
  const scale = over.width / seen.width;
  const line = Math.max(1, devicePixelRatio || 1);
  const box = ({ left, top, right, bottom }, color, dash = []) => {
    context.strokeStyle = color;
    context.lineWidth = line * 1.25;
    context.setLineDash(dash.map((part) => part * line));
    context.strokeRect(left * scale, top * scale, (right - left) * scale, (bottom - top) * scale);
    context.setLineDash([]);
  };
  if (marks.safe && seen.safe) box(seen.safe, '#5cc8ff', [6, 4]);
  if (marks.labels) for (const label of seen.labels) box(label, label.numbers.length ? '#54d6a0' : '#9ba8ba');
  if (marks.lint) {
    context.font = `600 ${11 * line}px Inter, sans-serif`;
    for (const found of seen.boxes ?? []) {
      box(found, '#ffa552');
      const text = found.text || found.kind, wide = context.measureText(text).width + 8 * line;
      const y = Math.max(0, found.top * scale - 16 * line);
      context.fillStyle = '#ffa552';
      context.fillRect(found.left * scale, y, wide, 16 * line);
      context.fillStyle = '#1a1206';
      context.fillText(text, found.left * scale + 4 * line, y + 12 * line);
    }
  }
  if (light && seen.labels.includes(light)) {
    context.fillStyle = 'rgba(92, 200, 255, 0.16)';
    const grown = 6 / scale * line;
    context.beginPath();
    context.roundRect((light.left - grown) * scale, (light.top - grown) * scale,
      (light.right - light.left + 2 * grown) * scale, (light.bottom - light.top + 2 * grown) * scale, 6 * line);
    context.fill();
    context.strokeStyle = '#5cc8ff';
    context.lineWidth = line * 1.5;
    context.stroke();
  }
}

/** The label under the pointer; the smallest where several are. */
function labelAt(event) {
  if (!seen) return null;
  const room = over.getBoundingClientRect();
  const x = (event.clientX - room.left) / room.width * seen.width;
  const y = (event.clientY - room.top) / room.height * seen.height;
  const reach = 6 * seen.width / room.width;
  let best = null;
  for (const label of seen.labels) {
    if (x < label.left - reach || x > label.right + reach) continue;
    if (y < label.top - reach || y > label.bottom + reach) continue;
    const area = (label.right - label.left) * (label.bottom - label.top);
    if (!best || area < best.area) best = { label, area };
  }
  return best?.label ?? null;
}

/** A press that moves scrubs; one that stays asks what is there, or plays and pauses. */
function press(event) {
  if (event.button !== 0 || !store.film || event.target.closest('.pop, .cover')) return;
  const start = { x: event.clientX, frame: player.frame };
  const wide = over.getBoundingClientRect().width;
  let moved = false;
  stage.setPointerCapture(event.pointerId);
  stage.onpointermove = (move) => {
    const by = move.clientX - start.x;
    if (!moved && Math.abs(by) < 5) return;
    if (!moved) { moved = true; player.pause(); stage.classList.add('scrubs'); }
    const sweep = move.shiftKey ? store.film.seconds : SWEEP;
    player.seek(start.frame + by / wide * sweep * store.film.rate);
  };
  stage.onpointerup = stage.onpointercancel = (up) => {
    stage.onpointermove = stage.onpointerup = stage.onpointercancel = null;
    stage.classList.remove('scrubs');
    if (moved || up.type === 'pointercancel') return;
    stage.focus({ preventScroll: true });
    const label = player.playing ? null : labelAt(up);
    if (label) openPop(label); else if (!closePop()) player.toggle();
  };
}

export function closePop() {
  const pop = stage.querySelector('.pop');
  pop?.remove();
  return Boolean(pop);
}

/** Says what a label is: each number with its name, its value as it is, and how it is shown. */
function openPop(label) {
  closePop();
  light = label;
  drawOver();
  const pop = make('div', { class: 'pop', role: 'dialog', 'aria-label': 'What this is' },
    make('p', { class: 'pop-text', text: label.text }), ...label.numbers.map(numberFacts));
  if (!label.numbers.length) pop.append(make('p', { class: 'quiet', text: 'A text without numbers.' }));
  pop.append(make('p', { class: 'quiet', text: `${label.size.toFixed(1)} px · ${label.colors.join(' ')}` }));
  stage.append(pop);
  const room = stage.getBoundingClientRect(), picture = over.getBoundingClientRect();
  const scale = picture.width / seen.width;
  const left = picture.left - room.left + (label.left + label.right) / 2 * scale - pop.offsetWidth / 2;
  const below = picture.top - room.top + label.bottom * scale + 10;
  const above = picture.top - room.top + label.top * scale - pop.offsetHeight - 10;
  pop.style.left = `${Math.max(8, Math.min(room.width - pop.offsetWidth - 8, left))}px`;
  pop.style.top = `${below + pop.offsetHeight < room.height ? below : Math.max(8, above)}px`;
}

export function numberFacts(number) {
  const row = (name, value) => [make('dt', { text: name }), make('dd', { text: value })];
  return make('dl', { class: 'facts' }, ...row('name', number.name), ...row('value', String(number.value)),
    ...row('shown', number.shown), ...row('rounding', number.rounding === 0 ? 'none' : String(number.rounding)));
}
