// Uses the photo service as people do: node photos.mjs URL CHROMIUM PICTURE [SCREENSHOT]. The first thing that is not as
// it should be ends it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { withPage } from './browser.mjs';

const [url, chromium, picture, screenshot] = process.argv.slice(2);

await withPage(chromium, async (page) => {
  const notice = page.locator('#notice');
  const cards = page.locator('#photos li');
  const title = page.getByLabel('Title');
  const upload = page.getByRole('button', { name: 'Upload' });
  const choose = (file) => page.locator('#file').setInputFiles(file);
  const says = (text, wrong) =>
    page.waitForFunction(
      ([expected, bad]) => {
        const shown = document.getElementById('notice');
        return !shown.hidden && shown.textContent.includes(expected) && shown.classList.contains('wrong') === bad;
      },
      [text, wrong],
    ).catch(async () => assert.fail(`the page says “${await notice.textContent()}” in place of “${text}”`));

  await page.goto(url);
  assert.equal(await page.title(), 'Photos');
  await page.getByText('No photos yet').waitFor();

  // Without a token
  await choose(picture);
  await title.fill('Not mine');
  await upload.click();
  await says('log in first', true);
  assert.equal(await cards.count(), 0);

  // Not with another password
  await page.getByLabel('Password').fill('guess');
  await page.getByRole('button', { name: 'Log in' }).click();
  await says('the password is another one', true);
  assert.ok(await page.locator('#login').isVisible());

  await page.getByLabel('User').fill('demo');
  await page.getByLabel('Password').fill('demo');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByText('Logged in as demo').waitFor();

  // What the validator and the image component refuse
  await title.fill('x'.repeat(81));
  await upload.click();
  await says('title has 81 characters, at most 80 are allowed', true);
  await choose({ name: 'text.png', mimeType: 'image/png', buffer: Buffer.from('this is no picture') });
  await title.fill('Text');
  await upload.click();
  await says('this is neither a PNG nor a JPEG', true);
  assert.equal(await cards.count(), 0);

  // A picture, under a title that would like to be more than text
  await choose(picture);
  await title.fill('<b>Lighthouse</b> & sea');
  await page.getByLabel('Description').fill('At the end\nof the pier');
  await page.getByLabel('Taken on').fill('2026-11-21');
  await upload.click();
  await says('“<b>Lighthouse</b> & sea” is here', false);
  assert.equal(await cards.first().locator('.title').textContent(), '<b>Lighthouse</b> & sea');
  await shown(cards.first().locator('img'), 256);

  // The same by drag and drop
  const dropped = (await readFile(picture)).toString('base64');
  const transfer = await page.evaluateHandle((base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], 'dropped_picture.png', { type: 'image/png' }));
    return data;
  }, dropped);
  await page.dispatchEvent('#drop', 'drop', { dataTransfer: transfer });
  assert.equal(await title.inputValue(), 'dropped picture');
  await upload.click();
  await says('“dropped picture” is here', false);

  // They are kept, the latest first, and the login as long as the tab lives
  await page.reload();
  await page.waitForFunction(() => document.querySelectorAll('#photos li').length === 2);
  assert.deepEqual(await cards.locator('.title').allTextContents(), ['dropped picture', '<b>Lighthouse</b> & sea']);
  await page.getByText('Logged in as demo').waitFor();
  await shown(cards.nth(1).locator('img'), 256);
  if (screenshot) await page.screenshot({ path: screenshot, fullPage: true });

  // The whole picture
  await cards.nth(1).getByRole('button').click();
  await page.getByRole('heading', { name: 'Lighthouse' }).waitFor();
  await shown(page.locator('#large'), 1200);
  await page.getByRole('button', { name: 'Close' }).click();

  // Without a token again
  await page.getByRole('button', { name: 'Log out' }).click();
  await choose(picture);
  await upload.click();
  await says('log in first', true);
  assert.equal(await cards.count(), 2);

  async function shown(image, side) {
    await page.waitForFunction((element) => element.complete, await image.elementHandle());
    const [width, height] = await image.evaluate((element) => [element.naturalWidth, element.naturalHeight]);
    assert.equal(Math.max(width, height), side, `the picture is ${width} by ${height}`);
  }
});
