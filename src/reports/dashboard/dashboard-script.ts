/** Search in the tables. Without it the page shows everything. */
export const DASHBOARD_SCRIPT = `
(() => {
  const form = document.querySelector('.search');
  const box = document.getElementById('query');
  const told = document.getElementById('found');
  const plain = (text) => text.toLowerCase().replaceAll('ё', 'е').replace(/\\s+/g, ' ').trim();
  const rows = [...document.querySelectorAll('table.searched tbody tr')].map((row) => ({
    row,
    text: plain([...row.querySelectorAll('th, td.text')].map((cell) => cell.textContent).join(' ')),
  }));
  const search = () => {
    const words = plain(box.value).split(' ');
    let found = 0;
    for (const { row, text } of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      if (!row.hidden) found += 1;
    }
    told.textContent = box.value.trim() === '' ? '' : 'Найдено строк: ' + found;
  };
  form.addEventListener('submit', (event) => event.preventDefault());
  box.addEventListener('input', search);
  form.hidden = false;
  search();
})();
`;
