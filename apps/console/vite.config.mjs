import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const API = process.env.GONGJIAN_URL ?? 'http://127.0.0.1:8080';

/** The oldest browser the console is made for; docs/guides/console.md says so. */
const OLDEST_BROWSER = 'chrome109';

export default defineConfig({
  plugins: [react()],
  build: {
    target: OLDEST_BROWSER,
    cssTarget: OLDEST_BROWSER,
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    chunkSizeWarningLimit: 1500,
  },
  server: { proxy: Object.fromEntries(['/api', '/oidc', '/health', '/favicon.ico'].map((path) => [path, API])) },
});
