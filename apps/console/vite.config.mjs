import { extractStyle } from '@ant-design/static-style-extract';
import react from '@vitejs/plugin-react';
import { ConfigProvider } from 'antd';
import postcss from 'postcss';
import { createElement } from 'react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { FIRST_PARTS, OTHER_PARTS } from './src/theme/parts.js';
import { theme } from './src/theme/theme.js';

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

/** Ant Design's styles, made here and not in the browser, where they take half of the time of a change of page. */
const styles = {
  name: 'antd-styles',
  load(id) {
    if (id.endsWith('/theme/antd-first.css')) return stylesOf(FIRST_PARTS);
    if (!id.endsWith('/theme/antd-others.css')) return undefined;
    const first = new Set(rulesOf(stylesOf(FIRST_PARTS)));
    return rulesOf(stylesOf([...FIRST_PARTS, ...OTHER_PARTS]))
      .filter((rule) => !first.has(rule))
      .join('');
  },
};

function stylesOf(includes) {
  const customTheme = (parts) => createElement(ConfigProvider, { theme: { ...theme, zeroRuntime: false } }, parts);
  return extractStyle({ includes, customTheme });
}

const rulesOf = (css) => postcss.parse(css).nodes.map(String);

export default defineConfig({
  plugins: [react(), styles, offline],
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
