// The picture: its size, the numbers that can be asked what they are, and the captions.

const stage = byId('stage'), picture = byId('picture'), numbersHost = byId('numbers');
const holdNumber = rove(numbersHost);
let captionsAt = kept.get('captions', 'below');
/** Which entry of the film's places is shown, and which caption. */
let placed = -1, said = null;

function startPicture() {
  picture.prepend(player.machine.element);
  document.body.style.setProperty('--shape', film.height / film.width);
  new ResizeObserver(fit).observe(stage);
  fit();
  player.watch(({ frame, seconds }) => { showNumbers(frame); showCaption(seconds); });
  player.watch(({ playing }) => { if (playing) closePop(); });
  picture.addEventListener('click', (event) => {
    if (event.target.closest('button, .pop, .note-form') || !byId('aim').hidden) return;
    if (!closePop()) player.toggle();
  });
  byId('begin').onclick = () => { player.play(); byId('play').focus(); };
  byId('captions').value = captionsAt;
  byId('captions').onchange = ({ target }) => setCaptions(target.value);
  setCaptions(captionsAt);
}

/** Puts the picture as large as it goes. */
function fit() {
  const room = stage.getBoundingClientRect();
  const scale = Math.min(room.width / film.width, room.height / film.height);
  if (scale <= 0) return;
  const width = Math.floor(film.width * scale), height = Math.floor(film.height * scale);
  picture.style.width = `${width}px`;
  picture.style.height = `${height}px`;
  picture.style.setProperty('--unit', `${Math.max(9, Math.min(width * 0.026, height * 0.05))}px`);
}

/** Puts a thing over the picture, at a place in the film's pixels. */
function place({ style }, left, top, right, bottom) {
  style.left = `${left / film.width * 100}%`;
  style.top = `${top / film.height * 100}%`;
  style.width = `${(right - left) / film.width * 100}%`;
  style.height = `${(bottom - top) / film.height * 100}%`;
}

/** Lays a button over each number of the frame; the buttons are used again, as numbers move at every frame. */
function showNumbers(frame) {
  const entry = lastUpTo(film.places, frame, ([first]) => first);
  if (entry === placed) return;
  placed = entry;
  closePop();
  // Numbers of one label have its box: they share a button.
  const boxes = new Map();
  for (const [index, ...box] of entry < 0 ? [] : film.places[entry][1]) {
    const key = box.join();
    if (!boxes.has(key)) boxes.set(key, { box, indices: [] });
    boxes.get(key).indices.push(index);
  }
  const all = [...boxes.values()], buttons = [...numbersHost.children];
  all.forEach(({ box, indices }, at) => {
    let button = buttons[at];
    if (!button) {
      button = make('button', { class: 'number', tabindex: at ? -1 : 0,
        on: { click: () => openPop(button) } });
      numbersHost.append(button);
    }
    button.dataset.numbers = indices.join();
    button.hidden = false;
    place(button, ...box);
    button.setAttribute('aria-label', indices.map((index) => film.numbers[index])
      .map(([name, , shown]) => `${film.names[name]}, ${shown}`).join('; '));
  });
  for (const button of buttons.slice(all.length)) button.hidden = true;
  if (all.length && !numbersHost.querySelector('[tabindex="0"]:not([hidden])')) holdNumber(numbersHost.firstChild);
}

/** Closes what a click on a number opened; true when there was something. */
function closePop() {
  const pop = picture.querySelector('.pop');
  numbersHost.querySelector('.open')?.classList.remove('open');
  pop?.remove();
  return Boolean(pop);
}

/** What a number is: its name, its value as it is, how it is shown, and what it comes from. */
function numberFacts(index) {
  const [at, value, shown, rounding] = film.numbers[index], name = film.names[at];
  const facts = { value: String(value), shown, rounded: rounding ? `by ${Number((100 * rounding).toPrecision(2))} %` : 'no' };
  // A number of several has their expression.
  const expression = film.expressions[name] ?? film.expressions[name.replace(/(\[[^\]]*\])+$/, '')];
  if (expression) facts.from = expression;
  return [make('b', { text: name }), make('dl', { class: 'facts' }, ...Object.entries(facts)
    .flatMap(([term, text]) => [make('dt', { text: term }), make('dd', { text })]))];
}

function openPop(button) {
  const was = button.classList.contains('open');
  closePop();
  if (was) return;
  player.pause();
  holdNumber(button);
  button.classList.add('open');
  const pop = make('div', { class: 'pop', role: 'status' },
    ...button.dataset.numbers.split(',').flatMap(numberFacts));
  picture.append(pop);
  beside(pop, button.offsetLeft + button.offsetWidth / 2, button.offsetTop, button.offsetTop + button.offsetHeight);
}

/** Puts a box under a place in the picture, or above it where there is no room; it may reach into the stage. */
function beside(box, middle, top, bottom) {
  const { offsetWidth: wide, offsetHeight: high } = box;
  const left = Math.max(4 - picture.offsetLeft,
    Math.min(stage.clientWidth - picture.offsetLeft - wide - 4, middle - wide / 2));
  const below = bottom + 10, last = stage.clientHeight - picture.offsetTop - high - 4;
  box.style.left = `${left}px`;
  box.style.top = `${below <= last ? below : Math.max(4 - picture.offsetTop, Math.min(last, top - high - 10))}px`;
}

function showCaption(seconds) {
  const caption = film.captions[lastUpTo(film.captions, seconds + 1e-4, ({ start }) => start)];
  const text = captionsAt !== 'off' && caption && seconds < caption.end ? caption.text : '';
  if (text === said) return;
  said = text;
  for (const [id, at] of [['caption', 'over'], ['caption-below', 'below']]) {
    byId(id).hidden = captionsAt !== at || (at === 'over' && !text);
    byId(id).textContent = text;
  }
}

function setCaptions(at) {
  captionsAt = film.captions.length ? at : 'off';
  byId('captions').value = captionsAt;
  byId('captions').parentElement.hidden = !film.captions.length;
  if (film.captions.length) kept.set('captions', at);
  said = null;
  showCaption(player.seconds);
}

function turnCaptions() {
  const ways = ['over', 'below', 'off'];
  if (!film.captions.length) { say('This film has no captions'); return; }
  setCaptions(ways[(ways.indexOf(captionsAt) + 1) % ways.length]);
  say(byId('captions').selectedOptions[0].text);
}
