// One listener per block: clicks on what carries data-... become events of the block.
element.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button || !element.contains(button)) return;
  const data = button.dataset;
  if (data.remove !== undefined) trigger('remove', {key: data.remove});
  else if (data.proposal !== undefined) trigger('answer', {id: data.proposal, word: data.answer});
  else if (data.compareAll !== undefined) trigger('say', {text: comparison(data)});
  else if (data.invoice !== undefined) fetchInvoice(data);
  else if (data.say !== undefined) trigger('say', {text: chosen(button) ?? data.say});
});

// A picture that cannot be loaded gives way to the initial drawn behind it.
element.addEventListener('error', (event) => {
  if (event.target.tagName === 'IMG') event.target.hidden = true;
}, true);

element.addEventListener('change', () => {
  const bar = element.querySelector('.v-compare-bar');
  if (bar) bar.hidden = element.querySelectorAll('[data-compare]:checked').length < 2;
});

// "Add number 2 in size 42 to my cart", when options were chosen on the button's card.
function chosen(button) {
  if (!button.dataset.sayOption) return undefined;
  const choices = [...button.closest('.v-card').querySelectorAll('[data-choice]')];
  const values = choices.map((choice) => choice.value).filter(Boolean);
  return values.length ? button.dataset.sayOption.replace('%s', values.join(', ')) : undefined;
}

function comparison(data) {
  const checked = [...element.querySelectorAll('[data-compare]:checked')];
  return data.compareAll.replace('{}', checked.map((box) => box.dataset.compare).join(data.and));
}

// The token goes in a header: addresses are logged.
async function fetchInvoice({invoice, token, file}) {
  const response = await fetch(invoice, {headers: {Authorization: `Bearer ${token}`}});
  if (!response.ok) return;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = file;
  link.click();
  URL.revokeObjectURL(link.href);
}
