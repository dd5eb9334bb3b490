// Writes what stands in the transcript into a file, in the browser.
(language) => {
  const [you, shop] = WORDS[language];
  const said = [...document.querySelectorAll('#v-transcript .message')].map((message) => {
    const who = message.closest('.user-row, .user') ? you : shop;
    return `${who}: ${message.innerText.trim()}`;
  });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([said.join('\n\n')], {type: 'text/plain'}));
  link.download = 'conversation.txt';
  link.click();
  URL.revokeObjectURL(link.href);
}
