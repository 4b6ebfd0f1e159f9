//! What a window manager does to a window, spoken to the X server itself: there is none on the tests' screen.

use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConfigureWindowAux, ConnectionExt, EventMask, InputFocus,
    MapState, Window,
};
use x11rb::rust_connection::RustConnection;
use x11rb::{CURRENT_TIME, NONE};

/// A line to one screen.
pub(crate) struct Manager {
    x: RustConnection,
    root: Window,
}

impl Manager {
    /// For the screen with this name, `:7`.
    pub(crate) fn of(display: &str) -> Self {
        let (x, number) = RustConnection::connect(Some(display)).expect("the screen answers");
        let root = x.setup().roots[number].root;
        Self { x, root }
    }

    /// The window that is shown under a title; `None` if there is none.
    pub(crate) fn find(&self, title: &str) -> Option<Window> {
        self.all(title).into_iter().next()
    }

    /// How many windows are shown under a title.
    pub(crate) fn count(&self, title: &str) -> usize {
        self.all(title).len()
    }

    fn all(&self, title: &str) -> Vec<Window> {
        let tree = self.x.query_tree(self.root).expect("sent").reply().expect("an answer");
        let mut windows = tree.children;
        windows.retain(|window| self.is_shown(*window) && self.title(*window) == title);
        windows
    }

    /// The process a window belongs to.
    pub(crate) fn process(&self, window: Window) -> u32 {
        let (name, cardinal) = (self.atom("_NET_WM_PID"), AtomEnum::CARDINAL);
        let id = self.x.get_property(false, window, name, cardinal, 0, 1).expect("sent");
        let id = id.reply().expect("an answer").value32().and_then(|mut ids| ids.next());
        id.expect("the window names its process")
    }

    /// Asks a window to close, as its title bar does.
    pub(crate) fn close(&self, window: Window) {
        let (protocols, delete) = (self.atom("WM_PROTOCOLS"), self.atom("WM_DELETE_WINDOW"));
        let data = [delete, CURRENT_TIME, 0, 0, 0];
        let event = ClientMessageEvent::new(32, window, protocols, data);
        self.x.send_event(false, window, EventMask::NO_EVENT, event).expect("sent");
        self.focused(); // An answer to it says that what was sent before is done.
    }

    /// Gives a window these width and height in pixels.
    pub(crate) fn resize(&self, window: Window, width: u32, height: u32) {
        let size = ConfigureWindowAux::new().x(0).y(0).width(width).height(height);
        self.x.configure_window(window, &size).expect("sent");
        self.focused(); // An answer to it says that what was sent before is done.
    }

    /// Gives a window the keyboard, or takes it from all of them.
    pub(crate) fn focus(&self, window: Option<Window>) {
        let window = window.unwrap_or(NONE);
        self.x.set_input_focus(InputFocus::NONE, window, CURRENT_TIME).expect("sent");
        let begun = Instant::now();
        while self.focused() != window {
            assert!(begun.elapsed() < Duration::from_secs(10), "the focus does not move");
        }
    }

    fn focused(&self) -> Window {
        self.x.get_input_focus().expect("sent").reply().expect("an answer").focus
    }

    fn is_shown(&self, window: Window) -> bool {
        let attributes = self.x.get_window_attributes(window).ok().and_then(|a| a.reply().ok());
        attributes.is_some_and(|attributes| attributes.map_state == MapState::VIEWABLE)
    }

    fn title(&self, window: Window) -> String {
        let (name, utf8) = (self.atom("_NET_WM_NAME"), self.atom("UTF8_STRING"));
        let title = self.x.get_property(false, window, name, utf8, 0, 256);
        let title = title.ok().and_then(|title| title.reply().ok());
        title.map(|title| String::from_utf8_lossy(&title.value).into_owned()).unwrap_or_default()
    }

    fn atom(&self, name: &str) -> u32 {
        let atom = self.x.intern_atom(false, name.as_bytes()).expect("sent").reply();
        atom.map_or(AtomEnum::NONE.into(), |atom| atom.atom)
    }
}
