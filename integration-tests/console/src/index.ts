// What the console's server tells its pages; the SDK reads it while it is being loaded.
Object.assign(window, {
  SERVER_FLAGS: {
    basePath: '/',
    prometheusBaseURL: '/api/prometheus',
    alertManagerBaseURL: '/api/alertmanager',
  },
});

// The shared modules must be ready before anything uses them.
void import('./start');

export {};
