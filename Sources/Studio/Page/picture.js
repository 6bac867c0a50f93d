// The picture: the frame, what lies over it, and what a click on it means.
import { api } from './api.js';
import { store } from './store.js';
import { player } from './player.js';
import { byId, follow, kept, make } from './dom.js';

/** A drag over the picture's whole width goes this many seconds; with Shift, the whole film. */
const SWEEP = 12;

const canvas = byId('picture'), over = byId('overlay'), pins = byId('pins'), stage = byId('stage');
const marks = kept.get('marks', { safe: false, labels: false, lint: false });
/** What inspect said of the frame, with the key of what it was asked for. */
let seen = null;
let waiting = null, asked = null;
let light = null;

export function startPicture() {
  player.paint = (bitmap) => {
    if (canvas.width !== bitmap.width || canvas.height !== bitmap.height) {
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
    }
    canvas.getContext('2d').drawImage(bitmap, 0, 0);
  };
  new ResizeObserver(fit).observe(stage);
  store.on('film', fit);
  store.on('look', () => { fit(); rest(); });
  player.watch(rest);
  for (const name of Object.keys(marks)) byId(`show-${name}`).onclick = () => toggleMark(name);
  showMarks();
  stage.onpointerdown = press;
  stage.addEventListener('pointermove', (event) => {
    if (event.buttons || player.playing) return;
    const label = labelAt(event);
    if (label !== light) pointAt(label);
  });
}

export function toggleMark(name) {
  marks[name] = !marks[name];
  kept.set('marks', marks);
  showMarks();
}

function showMarks() {
  for (const [name, on] of Object.entries(marks)) byId(`show-${name}`).setAttribute('aria-pressed', on);
  drawOver();
}

/** Puts the picture as large as it goes, and asks for as many pixels as that has. */
function fit() {
  if (!store.film) return;
  const { width, height } = store.size, ratio = devicePixelRatio || 1;
  const scale = Math.min((stage.clientWidth - 2) / width, (stage.clientHeight - 2) / height);
  if (scale <= 0) return;
  const wide = Math.floor(width * scale), high = Math.floor(height * scale);
  for (const { style } of [canvas, over, pins]) {
    style.width = `${wide}px`;
    style.height = `${high}px`;
  }
  over.width = Math.round(wide * ratio);
  over.height = Math.round(high * ratio);
  // In steps, so that a pane that is dragged does not ask for a picture at every pixel.
  player.frames.width = Math.min(width, Math.ceil(wide * ratio / 160) * 160);
  player.frames.want(player.frame, player.playing, player.speed);
  drawOver();
}

function rest() {
  const key = player.playing ? null : [player.frame, store.shape, store.theme, store.film?.revision].join();
  if (seen && seen.key === key) return;
  closePop();
  clearTimeout(waiting);
  if (seen) {
    seen = light = null;
    store.tell('contents', null);
    drawOver();
  }
  if (key && store.film) waiting = setTimeout(() => look(key), 90);
}

async function look(key) {
  if (asked === key) return;
  asked = key;
  try {
    const answer = await api.inspect(player.frame, store.shape, store.theme);
    if (asked !== key) return;
    seen = { key, ...answer };
    store.tell('contents', seen);
    drawOver();
  } catch { /* the overlays stay empty; the frame itself says when the server is gone */ }
  if (asked === key) asked = null;
}

export function pointAt(label) {
  light = label;
  drawOver();
}

/** Draws the overlays; their colours do not follow the page's look, as they lie on the film. */
function drawOver() {
  const context = over.getContext('2d');
  context.clearRect(0, 0, over.width, over.height);
  if (!seen) return;
  const scale = over.width / seen.width, line = devicePixelRatio || 1;
  const box = ({ left, top, right, bottom }, color, dash = [], fill = null) => {
    const place = [left * scale, top * scale, (right - left) * scale, (bottom - top) * scale];
    context.strokeStyle = color;
    context.lineWidth = line * 1.25;
    context.setLineDash(dash.map((part) => part * line));
    if (fill) { context.fillStyle = fill; context.fillRect(...place); }
    context.strokeRect(...place);
  };
  if (marks.safe) box(seen.safe, '#5cc8ff', [6, 4]);
  if (marks.labels) for (const label of seen.labels) box(label, label.numbers.length ? '#54d6a0' : '#9ba8ba');
  if (marks.lint) {
    context.font = `600 ${11 * line}px Inter, sans-serif`;
    for (const found of seen.boxes) {
      box(found, '#ffa552');
      const text = found.text || found.kind, left = found.left * scale;
      const top = Math.max(0, found.top * scale - 16 * line);
      context.fillStyle = '#ffa552';
      context.fillRect(left, top, context.measureText(text).width + 8 * line, 16 * line);
      context.fillStyle = '#1a1206';
      context.fillText(text, left + 4 * line, top + 12 * line);
    }
  }
  if (light) {
    const room = 5 * line / scale, { left, top, right, bottom } = light;
    box({ left: left - room, top: top - room, right: right + room, bottom: bottom + room }, '#5cc8ff', [], '#5cc8ff2a');
  }
}

/** The label under the pointer; the smallest where several are. */
function labelAt({ clientX, clientY }) {
  if (!seen) return null;
  const room = over.getBoundingClientRect(), scale = seen.width / room.width, reach = 6 * scale;
  const x = (clientX - room.left) * scale, y = (clientY - room.top) * scale;
  const area = ({ left, top, right, bottom }) => (right - left) * (bottom - top);
  return seen.labels.filter(({ left, top, right, bottom }) => x > left - reach && x < right + reach && y > top - reach
    && y < bottom + reach).sort((a, b) => area(a) - area(b))[0] ?? null;
}

/** A press that moves scrubs; one that stays asks what is there, or plays and pauses. */
function press(event) {
  if (event.button !== 0 || !store.film || event.target.closest('.pop, .cover')) return;
  const from = player.frame, wide = over.clientWidth;
  let moved = false;
  follow(stage, event, ({ clientX, shiftKey }) => {
    const by = clientX - event.clientX;
    if (!moved && Math.abs(by) < 5) return;
    moved = true;
    player.pause();
    stage.classList.add('scrubs');
    player.seek(from + by / wide * (shiftKey ? store.film.seconds : SWEEP) * store.film.rate);
  }, (last) => {
    stage.classList.remove('scrubs');
    if (moved && !last) player.seek(from);
    if (moved || !last) return;
    stage.focus({ preventScroll: true });
    const label = player.playing ? null : labelAt(last);
    if (label) openPop(label); else if (!closePop()) player.toggle();
  });
}

/** Closes what a click opened; true when there was something. */
export function closePop() {
  const pop = stage.querySelector('.pop');
  pop?.remove();
  return Boolean(pop);
}

/** Says what a label is: each number with its name, its value as it is, and how it is shown. */
function openPop(label) {
  closePop();
  pointAt(label);
  const pop = make('div', { class: 'pop', role: 'status' }, make('p', { class: 'pop-text', text: label.text }),
    ...label.numbers.map(numberFacts),
    make('p', { class: 'quiet', text: `${label.size.toFixed(1)} px · ${label.colors.join(' ')}` }));
  stage.append(pop);
  const scale = over.clientWidth / seen.width, { offsetWidth: wide, offsetHeight: high } = pop;
  const left = over.offsetLeft + (label.left + label.right) / 2 * scale - wide / 2;
  const below = over.offsetTop + label.bottom * scale + 10, above = over.offsetTop + label.top * scale - high - 10;
  pop.style.left = `${Math.max(8, Math.min(stage.clientWidth - wide - 8, left))}px`;
  pop.style.top = `${below + high < stage.clientHeight ? below : Math.max(8, above)}px`;
}

export function numberFacts({ name, value, shown, rounding, expression }) {
  // The share by which what is shown is off.
  const off = rounding ? `by ${Number((100 * rounding).toPrecision(2))} %` : 'none';
  const facts = { name, value: String(value), shown, rounding: off };
  if (expression) facts.from = expression;
  return make('dl', { class: 'facts' }, ...Object.entries(facts).flatMap(([term, text]) => [make('dt', { text: term }),
    make('dd', { text })]));
}
