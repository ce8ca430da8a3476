// What the server answers goes past the worker: it keeps pages, never answers, and asking it first takes time.
self.addEventListener('install', (event) => {
  event.addRoutes?.({ condition: { urlPattern: new URLPattern({ pathname: '/api/*' }) }, source: 'network' });
});
