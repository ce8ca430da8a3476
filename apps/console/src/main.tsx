import 'antd/dist/reset.css';
import './theme/antd-first.css';
import './theme/tokens.css';
import './shapes/shapes.css';
import './shell/shell.css';
import { createRoot } from 'react-dom/client';
import { App, client } from './app.js';
import { begin } from './routes.js';
import { readSignInChoice, startSession } from './session/session.js';
import { startWords } from './words/words.js';

async function start(): Promise<void> {
  const reading = readSignInChoice();
  reading.catch(() => undefined);
  await startWords();
  const root = createRoot(document.getElementById('root') as HTMLElement);
  try {
    const choice = await reading;
    const user = location.pathname.startsWith('/public/') ? null : await startSession(choice);
    if (user !== null) begin(client, location.pathname);
    root.render(<App choice={choice} signedIn={user !== null} />);
  } catch {
    root.render(<App choice={null} signedIn={false} />);
  }
}

void start();
