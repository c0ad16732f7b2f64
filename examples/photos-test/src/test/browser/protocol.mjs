// Fetches a page that a component serves and prints by which protocol: node protocol.mjs URL CHROMIUM.

import assert from 'node:assert/strict';
import { withPage } from './browser.mjs';

const [url, chromium] = process.argv.slice(2);

await withPage(chromium, async (page) => {
  const response = await page.goto(`${url}/users/browser?greeting=hello`);
  assert.equal(response.status(), 200);
  assert.equal((await page.locator('body').innerText()).trim(), 'hello, browser');
  const sum = await page.evaluate(async () => {
    const numbers = Array.from({ length: 1000 }, (_, i) => i);
    const body = JSON.stringify({ numbers });
    const answers = Array.from({ length: 20 }, () =>
      fetch('/sum', { method: 'POST', headers: { 'content-type': 'application/json' }, body }).then((answer) => answer.json()));
    return (await Promise.all(answers)).reduce((total, answer) => total + answer.sum, 0);
  });
  assert.equal(sum, 20 * 499_500);
  const sent = 'a line\n'.repeat(100_000);
  assert.equal(await page.evaluate(async (body) => (await fetch('/echo', { method: 'POST', body })).text(), sent), sent);
  console.log(await page.evaluate(() => performance.getEntriesByType('navigation')[0].nextHopProtocol));
});
