import { App } from "./app";
import { tauri } from "./platform";

new App(tauri, document.body).start();
