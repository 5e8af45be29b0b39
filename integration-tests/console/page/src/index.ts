// The shared modules must be ready before anything uses them.
void import('./start');

export {};
