/** A style sheet that loads with the script that imports it. */
declare module '*.css';
