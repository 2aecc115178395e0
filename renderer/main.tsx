/** Starts the window: listens for the engine, then draws the application. */
import './strictPolicy';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { listenForEngine } from './api';
import { leaveFoldedChoicesAlone } from './frame/keys/foldedChoices';
import { takeEachPressOnce } from './frame/keys/onePress';
import { allowMadeStyles } from './nonce';
import './styles.css';

allowMadeStyles();
listenForEngine();
takeEachPressOnce();
leaveFoldedChoicesAlone();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
