// Shows what the application says of itself, every second while somebody looks.
// URLs and ids come from anybody: they are put into the page as text, never as markup.

const $ = (id) => document.getElementById(id);
const HISTORY = 20;
const STATES = { UP: 'Up', DOWN: 'Down', UNKNOWN: 'Unknown', SILENT: 'Silent' };
const NOTICE = 8_000; // how long what has just happened stands out, in milliseconds
const pids = new Map(); // path in the tree -> { now, before, since }
const rows = new Map(); // name in the tree -> its row there

function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function setText(node, text) {
  if (node.textContent !== String(text)) node.textContent = text;
}

// Keeps an element for each item as long as the item is there, so that focus and selection survive.
function reconcile(parent, items, key, create, update) {
  const present = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  items.forEach((item, index) => {
    const id = key(item, index);
    const child = present.get(id) ?? create(item);
    present.delete(id);
    child.dataset.key = id;
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
    update(child, item);
  });
  present.forEach((child) => child.remove());
}

const latency = (millis) => millis < 1000 ? `${millis} ms` : `${(millis / 1000).toFixed(2)} s`;
const ended = (result) => new Date(Date.parse(result.at) + result.millis);
const ago = (date) => {
  const seconds = Math.max(0, Math.floor((Date.now() - date) / 1000));
  return seconds < 90 ? `${seconds} s ago` : seconds < 5400 ? `${Math.round(seconds / 60)} min ago`
    : `${Math.round(seconds / 3600)} h ago`;
};
const duration = (iso) => iso.replace(/[PT]/g, '').toLowerCase().replace(/(\d)([a-z])/g, '$1 $2 ').trim();

// -- targets

function createTarget(target) {
  const item = element('li', 'target');
  const bars = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  bars.setAttribute('class', 'bars');
  bars.setAttribute('role', 'img');
  bars.setAttribute('viewBox', `0 0 ${HISTORY * 7 - 2} 32`);
  bars.setAttribute('preserveAspectRatio', 'none');
  const note = element('p', 'note');
  note.setAttribute('role', 'status');
  const crash = element('button', 'crash', 'Crash');
  crash.setAttribute('aria-label', `Crash ${target.id}`);
  crash.addEventListener('click', () => act(note, 'POST', `${path(target)}/crash`, `Told ${target.id} to crash.`));
  const remove = element('button', 'remove', 'Remove');
  remove.setAttribute('aria-label', `Remove ${target.id}`);
  remove.addEventListener('click', () =>
    askTwice(remove, () => act($('note'), 'DELETE', path(target), `Removed ${target.id}.`)));
  item.append(
    element('span', 'state'),
    element('div', 'who',
      element('div', 'title', element('h3', '', target.id), element('span', 'badge')),
      note,
      element('p', 'where', element('span', 'url'), element('small', 'every'))),
    bars,
    element('div', 'last', element('strong'), element('small')),
    element('div', 'actions', crash, remove));
  return item;
}

function updateTarget(item, target) {
  const [last] = target.results;
  const actor = rows.get(`target-${target.id}`);
  const every = item.querySelector('.every');
  item.dataset.state = target.state;
  item.querySelector('.url').title = target.url;
  every.title = `The pause between two probes; each has ${duration(target.timeout)}`;
  setText(item.querySelector('.url'), target.url);
  setText(every, `every ${duration(target.interval)}`);
  setText(item.querySelector('.state'), STATES[target.state]);
  setText(item.querySelector('.last strong'), last?.outcome ?? '–');
  setText(item.querySelector('.last small'), last ? `${latency(last.millis)}, ${ago(ended(last))}`
    : target.state === 'SILENT' ? 'its actor is silent' : 'no result yet');
  showBadge(item.querySelector('.badge'), actor);
  drawBars(item.querySelector('.bars'), target.results);
}

function showBadge(badge, actor) {
  const restarts = actor?.dataset.restarts ?? 0;
  badge.hidden = !(restarts > 0);
  badge.classList.toggle('reborn', Boolean(actor?.classList.contains('reborn')));
  badge.title = actor?.title ?? '';
  setText(badge, `restarted ${restarts}×`);
}

// A bar for each result, oldest first: as high as it was slow, and full when the target was down.
function drawBars(svg, results) {
  const slowest = Math.max(20, ...results.map((result) => result.millis));
  const ups = results.filter((result) => result.up).length;
  svg.setAttribute('aria-label', `Last ${results.length} probes: ${ups} up, ${results.length - ups} down`);
  const bars = Array.from({ length: HISTORY }, (_, index) => results[HISTORY - 1 - index]);
  reconcile(svg, bars, (_, index) => String(index), createBar, (bar, result) => {
    const height = !result ? 2 : result.up ? 5 + 27 * Math.sqrt(result.millis / slowest) : 32;
    bar.setAttribute('class', !result ? 'none' : result.up ? 'up' : 'down');
    bar.setAttribute('x', bar.dataset.key * 7);
    bar.setAttribute('y', 32 - height);
    bar.setAttribute('height', height);
    setText(bar.firstChild, result ? `${result.outcome}, ${latency(result.millis)}` : '');
  });
}

function createBar() {
  const bar = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  bar.setAttribute('width', 5);
  bar.setAttribute('rx', 1);
  bar.append(document.createElementNS('http://www.w3.org/2000/svg', 'title'));
  return bar;
}

function showTargets(targets) {
  reconcile($('targets'), targets, (target) => target.id, createTarget, updateTarget);
  setText($('verdict'), verdict(targets));
}

function verdict(targets) {
  const all = targets.length;
  const idsIn = (state) => targets.filter((target) => target.state === state).map((target) => target.id);
  const up = idsIn('UP').length;
  if (!all) return 'Nothing to watch yet';
  if (up === all) return all > 1 ? `All ${all} targets are up` : 'The one target is up';
  const others = ['DOWN', 'UNKNOWN', 'SILENT'].map((state) => [idsIn(state), STATES[state].toLowerCase()])
    .filter(([ids]) => ids.length)
    .map(([ids, word]) => ids.length > 1 ? `${ids.length} ${word}` : `${ids[0]} is ${word}`);
  return [`${up} of ${all} up`, ...others].join(', ');
}

// -- supervision tree

function createNode() {
  return element('li', '',
    element('div', 'node', element('span', 'name'), element('del'), element('span', 'pid'), element('span', 'restarts')),
    element('ul'));
}

function updateNode(item, node) {
  const [row, children] = item.children;
  const known = pids.get(item.dataset.key);
  if (node.pid && known?.now !== node.pid) {
    pids.set(item.dataset.key, { now: node.pid, before: known?.now ?? '', since: Date.now() });
  }
  const pid = pids.get(item.dataset.key);
  const reborn = node.restarts > 0 && Boolean(pid?.before) && Date.now() - pid.since < NOTICE;
  row.dataset.name = node.name;
  row.dataset.kind = node.kind;
  row.dataset.state = node.state;
  row.dataset.restarts = node.restarts;
  rows.set(node.name, row);
  row.title = node.lastExit ? `Last exit: ${node.lastExit}` : '';
  row.classList.toggle('reborn', reborn);
  row.classList.toggle('restarted', node.restarts > 0);
  setText(row.querySelector('.name'), node.name + (node.state === 'running' ? '' : ` (${node.state})`));
  setText(row.querySelector('del'), reborn ? pid.before : '');
  setText(row.querySelector('.pid'), node.pid ?? '');
  setText(row.querySelector('.restarts'), node.restarts);
  children.hidden = !node.children.length;
  showNodes(children, node.children, item.dataset.key);
}

function showTree(trees) {
  rows.clear();
  showNodes($('tree'), trees, '');
}

function showNodes(parent, nodes, above) {
  reconcile(parent, nodes, (node) => `${above}/${node.name}`, createNode, updateNode);
}

// -- ledger

function showStats(stats) {
  ['probes', 'up', 'down'].forEach((name) => setText($(name), stats[name].toLocaleString('en')));
  const outcomes = Object.entries(stats.outcomes).sort(([, one], [, other]) => other - one);
  reconcile($('outcomes'), outcomes, ([outcome]) => outcome,
    ([outcome]) => element('li', '', element('span', '', outcome), element('meter'), element('span', 'count')),
    (item, [, count]) => {
      item.children[1].value = count / stats.probes;
      setText(item.children[2], count.toLocaleString('en'));
    });
}

function showResults(results) {
  reconcile($('results'), results.slice(0, 8), (result) => `${result.at} ${result.target}`, (result) => element('li', '',
    element('time', '', ended(result).toLocaleTimeString('en-GB')),
    element('span', '', result.target),
    element('span', result.up ? '' : 'down', result.outcome),
    element('span', 'took', latency(result.millis))), () => {});
}

// -- talking to the application

const path = (target) => `targets/${encodeURIComponent(target.id)}`;

async function get(url) {
  const response = await fetch(url, { signal: AbortSignal.timeout(5000), headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}

async function refresh() {
  const tree = get('actuator/actors').then((actors) => showTree(actors.trees));
  const parts = [
    tree,
    // The rows of the targets show what the tree says of their actors.
    Promise.all([get('targets'), tree.catch(() => {})]).then(([targets]) => showTargets(targets)),
    get('stats').then(showStats),
    get('results').then(showResults)
  ];
  const silent = (await Promise.allSettled(parts)).filter((part) => part.status === 'rejected');
  document.querySelector('main').hidden = false;
  document.body.classList.toggle('stale', silent.length === parts.length);
  setText($('trouble'), silent.length ? 'Some of this page is old: the application does not answer. Trying again.' : '');
}

let timer;

async function keepFresh() {
  clearTimeout(timer);
  if (document.hidden) return;
  await refresh();
  clearTimeout(timer);
  timer = setTimeout(keepFresh, 1000);
}

// Returns the text of the problem (RFC 9457), or nothing when all went well.
async function send(method, url, body) {
  try {
    const response = await fetch(url, body
      ? { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) } : { method });
    if (response.ok) return '';
    const problem = await response.json().catch(() => ({}));
    return problem.detail ?? `The application answered ${response.status}.`;
  } catch {
    return 'The application does not answer. Try again.';
  }
}

async function act(note, method, url, done) {
  notice(note, await send(method, url) || done);
  await keepFresh();
}

function notice(note, text) {
  setText(note, text);
  setTimeout(() => {
    if (note.textContent === text) setText(note, '');
  }, NOTICE);
}

function askTwice(button, action) {
  if (button.classList.contains('sure')) {
    action();
    return;
  }
  const calm = () => {
    button.classList.remove('sure');
    setText(button, 'Remove');
  };
  button.classList.add('sure');
  setText(button, 'Sure?');
  button.addEventListener('blur', calm, { once: true });
  setTimeout(calm, 4000);
}

$('add').addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  const filled = Object.fromEntries([...new FormData(form)]
    .map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));
  const problem = await send('POST', 'targets', filled);
  setText($('problem'), problem);
  if (problem) {
    form.elements.url.focus();
  } else {
    notice($('added'), `Watching ${filled.url}.`);
    form.reset();
  }
  await keepFresh();
});

document.addEventListener('visibilitychange', keepFresh);
keepFresh();
