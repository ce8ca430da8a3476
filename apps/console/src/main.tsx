import 'antd/dist/reset.css';
import './theme/tokens.css';
import './shapes/shapes.css';
import './shell/shell.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { addOutboxWords } from './outbox/words.js';
import { readSignInChoice, startSession } from './session/session.js';
import { addShapeWords } from './shapes/words.js';
import { addShellWords } from './shell/words.js';
import { startWords } from './words/words.js';

async function start(): Promise<void> {
  await startWords();
  addShapeWords();
  addShellWords();
  addOutboxWords();
  const root = createRoot(document.getElementById('root') as HTMLElement);
  try {
    const choice = await readSignInChoice();
    const user = location.pathname.startsWith('/public/') ? null : await startSession(choice);
    root.render(<App choice={choice} signedIn={user !== null} />);
  } catch {
    root.render(<App choice={null} signedIn={false} />);
  }
}

void start();
