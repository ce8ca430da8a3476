import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const API = process.env.GONGJIAN_URL ?? 'http://127.0.0.1:8080';

/** The oldest browser the console is made for; docs/guides/console.md says so. */
const OLDEST_BROWSER = 'chrome109';

/** Paths of the server itself, never answered from what a browser keeps: libs/shared/http/src/serve-console.ts. */
const OF_THE_SERVER = /^\/(?:api|oidc|health|metrics|favicon\.ico)(?:[/?]|$)/;

/** Readers and writers of documents, and charts: kept once they were used. */
const LARGE = ['exceljs', 'responsibility-docx', 'pdf', 'draw'];

/** What is kept in the browser, so that pages open without a connection. */
const offline = VitePWA({
  registerType: 'prompt',
  injectRegister: null,
  manifest: false,
  workbox: {
    globPatterns: ['index.html', 'assets/*.{js,css}'],
    globIgnores: LARGE.map((name) => `assets/${name}*`),
    navigateFallback: '/index.html',
    navigateFallbackDenylist: [OF_THE_SERVER],
    runtimeCaching: [
      {
        urlPattern: /^https?:\/\/[^/]+\/assets\//,
        handler: 'CacheFirst',
        options: { cacheName: 'assets', expiration: { maxEntries: 200 }, cacheableResponse: { statuses: [200] } },
      },
    ],
    importScripts: ['past-the-worker.js'],
    clientsClaim: true,
    cleanupOutdatedCaches: true,
    inlineWorkboxRuntime: true,
    sourcemap: false,
  },
});

export default defineConfig({
  plugins: [react(), offline],
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
