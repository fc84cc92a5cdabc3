/** The program: command line and composition root. */
export {};
