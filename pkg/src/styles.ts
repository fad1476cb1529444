/** The type of `import 'hashiya/styles.css'`: it exports nothing. */
export {};
