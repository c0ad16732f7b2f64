const $ = (id) => document.getElementById(id);
const largest = 10 * 1024 * 1024;

let file = null;
let next = null;

// ---- session: the token lives as long as the tab

function session() {
  return JSON.parse(sessionStorage.getItem('session') ?? 'null');
}

function setSession(value) {
  if (value) sessionStorage.setItem('session', JSON.stringify(value));
  else sessionStorage.removeItem('session');
  $('login').hidden = Boolean(value);
  $('session').hidden = !value;
  $('who').textContent = value?.user ?? '';
}

$('login').addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = new FormData(event.target);
  await attempt(async () => {
    const answer = await ask('/token', { method: 'POST', body: new URLSearchParams(form) });
    setSession({ user: form.get('user'), token: answer.access_token });
    say(`Welcome, ${form.get('user')}.`);
  });
});

$('logout').addEventListener('click', () => {
  setSession(null);
  say('Logged out.');
});

// ---- requests

async function ask(url, options) {
  const response = await fetch(url, options);
  const answer = await response.json().catch(() => ({ error: `the service answers ${response.status}` }));
  if (response.ok) return answer;
  const problems = (answer.problems ?? []).map((problem) => `${problem.field} ${problem.message}`);
  throw Object.assign(new Error([answer.error, ...problems].join(': ')), { status: response.status });
}

async function attempt(action) {
  try {
    await action();
  } catch (error) {
    if (error.status === 401 && session()) setSession(null);
    say(error.message, true);
  }
}

function say(text, wrong = false) {
  $('notice').textContent = text;
  $('notice').classList.toggle('wrong', wrong);
  $('notice').hidden = false;
}

// ---- upload

function choose(chosen) {
  if (chosen && chosen.size > largest) {
    say(`${chosen.name} is too large: at most 10 MB are taken.`, true);
    chosen = null;
  }
  URL.revokeObjectURL($('preview').src);
  file = chosen ?? null;
  $('preview').hidden = !file;
  $('hint').hidden = Boolean(file);
  if (!file) {
    $('preview').removeAttribute('src');
    return;
  }
  $('preview').src = URL.createObjectURL(file);
  const title = $('upload').elements.title;
  if (!title.value) title.value = file.name.replace(/\.[^.]*$/, '').replace(/[_-]+/g, ' ').trim();
}

$('file').addEventListener('change', (event) => choose(event.target.files[0]));

for (const kind of ['dragover', 'dragleave', 'drop']) {
  $('drop').addEventListener(kind, (event) => {
    event.preventDefault();
    $('drop').classList.toggle('over', kind === 'dragover');
    if (kind === 'drop') choose(event.dataTransfer.files[0]);
  });
}

$('upload').addEventListener('submit', async (event) => {
  event.preventDefault();
  if (!file) {
    say('Choose a picture first.', true);
    return;
  }
  const form = event.target;
  const query = new URLSearchParams({ title: form.elements.title.value });
  for (const name of ['description', 'taken']) {
    if (form.elements[name].value) query.set(name, form.elements[name].value);
  }
  const token = session()?.token;
  $('send').disabled = true;
  await attempt(async () => {
    const photo = await ask(`/photos?${query}`, {
      method: 'POST',
      headers: { 'content-type': file.type, ...(token && { authorization: `Bearer ${token}` }) },
      body: file,
    });
    form.reset();
    choose(null);
    $('photos').prepend(card(photo));
    $('empty').hidden = true;
    say(`“${photo.title}” is here.`);
  });
  $('send').disabled = false;
});

// ---- photos

function card(photo) {
  const item = $('card').content.cloneNode(true);
  const image = item.querySelector('img');
  image.src = photo.thumb;
  image.alt = photo.title;
  item.querySelector('.title').textContent = photo.title;
  item.querySelector('small').textContent = `${photo.width} × ${photo.height} · ${day(photo.taken ?? photo.added)}`;
  item.querySelector('button').addEventListener('click', () => view(photo));
  return item;
}

function view(photo) {
  $('large').src = photo.image;
  $('large').alt = photo.title;
  $('large-title').textContent = photo.title;
  $('large-text').textContent = photo.description ?? '';
  const size = `${Math.ceil(photo.size / 1024).toLocaleString()} KB`;
  $('large-facts').textContent = `${photo.type} · ${photo.width} × ${photo.height} · ${size} · by ${photo.owner}, ${day(photo.added)}`;
  $('viewer').showModal();
}

function day(text) {
  return new Date(text).toLocaleDateString(undefined, { dateStyle: 'medium' });
}

async function load() {
  await attempt(async () => {
    const answer = await ask(next ?? '/photos');
    $('photos').append(...answer.photos.map(card));
    next = answer.next ?? null;
    $('more').hidden = !next;
    $('empty').hidden = $('photos').children.length > 0;
  });
}

$('viewer').addEventListener('click', (event) => {
  if (event.target === $('viewer')) $('viewer').close();
});
$('more').addEventListener('click', load);

setSession(session());
load();
