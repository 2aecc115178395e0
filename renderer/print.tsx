/** The hidden page that main prints: all sheets of one document under each other, drawn as in the preview. */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { paginate } from '../shared/logic/paper/layout/paginate';
import type { PaperDocument } from '../shared/model/paperDocument';
import { SheetView } from './components/paper/SheetView';
import './components/paper/paper.css';
import './print.css';

declare global {
  interface Window {
    drawDocument(document: PaperDocument): Promise<void>;
  }
}

const place = document.getElementById('root');
if (!place) throw new Error('print.html has no #root');
const root = createRoot(place);

window.drawDocument = async (laidOut) => {
  flushSync(() =>
    root.render(paginate(laidOut).map((sheet) => <SheetView key={sheet.number} document={laidOut} sheet={sheet} />)),
  );
  await document.fonts.ready;
};
