export default {
  // Vite would move the package's modules away from the files that they load, when it serves them for development.
  optimizeDeps: { exclude: ['hashiya'] },
};
