/** Prints documents to PDF: a hidden page draws the same sheets as the preview, Chromium prints them. */
import { BrowserWindow } from 'electron';
import type { PaperDocument } from '../shared/model/paperDocument';
import { PAGE_ORIGIN } from './lockdown';

/** The hidden page costs memory, so it goes when nothing has been printed for this long. Milliseconds. */
const IDLE = 5_000;

export interface Printer {
  print(document: PaperDocument): Promise<Uint8Array>;
  /** Also when the window closes: a hidden one would keep the program running. */
  close(): void;
}

export function createPrinter(): Printer {
  let page: Promise<BrowserWindow> | null = null;
  let idle: NodeJS.Timeout | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const close = (): void => {
    if (idle) clearTimeout(idle);
    const closing = page;
    page = null;
    void closing?.then((window) => window.destroy());
  };

  const printOne = async (document: PaperDocument): Promise<Uint8Array> => {
    if (idle) clearTimeout(idle);
    page ??= openPage();
    const { webContents } = await page;
    try {
      // The page answers only once every sheet is drawn with its fonts.
      await webContents.executeJavaScript(`window.drawDocument(${JSON.stringify(document)})`);
      return await webContents.printToPDF({
        preferCSSPageSize: true,
        printBackground: true,
        margins: { top: 0, bottom: 0, left: 0, right: 0 },
      });
    } finally {
      idle = setTimeout(close, IDLE);
    }
  };

  return {
    // One page prints one document at a time.
    print: (document) => {
      const printing = last.then(() => printOne(document));
      last = printing.catch(() => undefined);
      return printing;
    },
    close,
  };
}

async function openPage(): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true },
  });
  await window.loadURL(`${PAGE_ORIGIN}/print.html`);
  return window;
}
