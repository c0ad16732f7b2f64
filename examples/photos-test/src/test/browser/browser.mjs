import { chromium } from 'playwright-core';

/** Runs a page in a browser and fails when its scripts do. */
export async function withPage(executable, use) {
  const browser = await chromium.launch({ executablePath: executable, args: ['--no-sandbox'] });
  try {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1100, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const problems = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      // What the tests provoke: answers of 400 and more.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) problems.push(message.text());
    });
    await use(page);
    if (problems.length > 0) throw new Error(`errors in the page: ${problems.join('; ')}`);
  } finally {
    await browser.close();
  }
}
