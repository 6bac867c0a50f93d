// Panes that can be resized, tabs, and the look of the page.
import { store } from './store.js';
import { byId, follow, kept, stepAmong } from './dom.js';

const root = document.documentElement;

/** A bar between panes: the mouse drags it, arrow keys move it, a double click puts it back. */
function splitter(id, property, { grows, shrinks, place, least, most, usual }) {
  const bar = byId(id);
  let size = kept.get(property, null);
  const set = (next) => {
    if (next !== size) kept.set(property, next);
    size = next;
    const shown = Math.round(Math.min(most(), Math.max(least, size ?? usual())));
    root.style.setProperty(`--${property}`, `${shown}px`);
    bar.setAttribute('aria-valuenow', shown);
    bar.setAttribute('aria-valuemin', least);
    bar.setAttribute('aria-valuemax', Math.round(most()));
    return shown;
  };
  bar.onpointerdown = (event) => {
    const was = set(size);
    follow(bar, event, (at) => set(was + place(event) - place(at)));
  };
  bar.ondblclick = () => set(null);
  bar.onkeydown = (event) => {
    if (event.key !== grows && event.key !== shrinks) return;
    event.preventDefault();
    set(set(size) + (event.key === grows ? 1 : -1) * (event.shiftKey ? 60 : 15));
  };
  addEventListener('resize', () => set(size));
  set(size);
}

export function startPanes() {
  splitter('split-side', 'side', { grows: 'ArrowLeft', shrinks: 'ArrowRight', place: ({ clientX }) => clientX,
    least: 280, most: () => innerWidth * 0.6, usual: () => Math.max(370, innerWidth * 0.24) });
  splitter('split-timeline', 'low', { grows: 'ArrowUp', shrinks: 'ArrowDown', place: ({ clientY }) => clientY,
    least: 150, most: () => innerHeight * 0.65, usual: () => Math.max(240, innerHeight * 0.3) });
}

export function startTabs() {
  const tabs = [...byId('tabs').children];
  const show = (name) => {
    const chosen = byId(`tab-${name}`);
    for (const tab of tabs) {
      tab.setAttribute('aria-selected', tab === chosen);
      tab.tabIndex = tab === chosen ? 0 : -1;
      byId(tab.getAttribute('aria-controls')).hidden = tab !== chosen;
    }
    kept.set('panel', name);
  };
  for (const tab of tabs) {
    const name = tab.id.slice('tab-'.length), panel = byId(`panel-${name}`);
    tab.setAttribute('aria-controls', panel.id);
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', tab.id);
    tab.onclick = () => show(name);
  }
  byId('tabs').onkeydown = (event) => stepAmong(tabs, event);
  store.on('panel', show);
  show(kept.get('panel', 'words'));
}

/** Dark, light, or as the system is. */
export function startLook() {
  const looks = ['auto', 'dark', 'light'], button = byId('look');
  const set = (look) => {
    root.dataset.look = look;
    button.title = `Look of the page: ${look}`;
    store.tell('colors');
  };
  button.onclick = () => {
    const look = looks[(looks.indexOf(root.dataset.look) + 1) % looks.length];
    kept.set('look', look);
    set(look);
  };
  matchMedia('(prefers-color-scheme: light)').addEventListener('change', () => store.tell('colors'));
  // Another tab of the studio changed it.
  addEventListener('storage', () => set(kept.get('look', 'auto')));
  set(kept.get('look', 'auto'));
}
