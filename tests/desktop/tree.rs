//! The window as a screen reader hears it: its accessibility tree by AT-SPI, on a bus of its own, without the driver.

use std::path::Path;
use std::time::Duration;

use acceptance::programs;
use zbus::blocking::connection::Builder;
use zbus::blocking::{Connection, Proxy};
use zbus::zvariant::OwnedObjectPath;

use super::stage::Stage;
use super::window::TITLE;

/// Where Debian has it, and Fedora.
const LAUNCHER: &str = "/usr/libexec/at-spi-bus-launcher";

/// Says where the session's bus is, gives it an accessibility bus, and becomes the program once that is there: WebKit asks
/// for it once, when it starts.
const SESSION: &str = r#"unset NO_AT_BRIDGE
printf %s "$DBUS_SESSION_BUS_ADDRESS" > "$1"
"$2" --launch-immediately &
tries=0
until dbus-send --session --print-reply --dest=org.a11y.Bus /org/a11y/bus org.a11y.Bus.GetAddress >/dev/null 2>&1
do tries=$((tries + 1)); [ $tries -lt 200 ] || exit 70; sleep 0.05
done
shift 2
exec "$@""#;

/// Roles by their numbers (at-spi2-core, `AtspiRole`): WebKit gives no names for them.
const COMBO_BOX: u32 = 11;
const FRAME: u32 = 23;
const BUTTON: u32 = 43;
const RADIO: u32 = 44;
const HEADING: u32 = 83;

/// What has to be pressed, typed into or chosen, and so has to have a name: check box, combo box, button, radio button,
/// toggle button, entry, link.
const WORKABLE: [u32; 7] = [7, COMBO_BOX, BUTTON, RADIO, 62, 79, 88];

#[test]
fn a_screen_reader_hears_the_names_of_everything() {
    let Some(mut stage) = Stage::set("Adwaita") else { return };
    if !Path::new(LAUNCHER).exists() {
        eprintln!("skipped: {LAUNCHER} is not installed");
        return;
    }
    let address = stage.home().join("bus.address");
    let (address_text, practice) = (text(&address), text(&programs::practice()));
    stage.start(
        Path::new("sh"),
        &["-c", SESSION, "sh", &address_text, LAUNCHER, &practice, "--camera", "puppet"],
    );
    stage.until("the window is shown", || stage.manager().find(TITLE).is_some());
    let tree = Tree::of(&stage, &address);

    let welcome = tree.wait_for(&stage, HEADING, "Show us who you are");
    named("welcome", &welcome);
    assert!(has(&welcome, BUTTON, "Start"), "{welcome:#?}");
    // What opens something is said to be such.
    assert!(has(&welcome, COMBO_BOX, "Help"), "{welcome:#?}");
    tree.press(&stage, "Start");
    let consent = tree.wait_for(&stage, HEADING, "What may we use");
    named("consent", &consent);
    let choices = |name: &str| {
        consent.iter().filter(|node| node.role == RADIO && node.name.contains(name)).count()
    };
    assert_eq!((choices("Agree"), choices("Decline")), (3, 3), "{consent:#?}");
    assert!(consent.iter().any(|node| node.role == FRAME && node.name == TITLE));
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// One thing a screen reader can speak of.
#[derive(Debug, Clone)]
struct Node {
    role: u32,
    name: String,
    bus: String,
    path: OwnedObjectPath,
}

fn has(nodes: &[Node], role: u32, name: &str) -> bool {
    nodes.iter().any(|node| node.role == role && node.name.starts_with(name))
}

#[track_caller]
fn named(screen: &str, nodes: &[Node]) {
    let nameless = |node: &&Node| WORKABLE.contains(&node.role) && node.name.trim().is_empty();
    let nameless: Vec<_> = nodes.iter().filter(nameless).collect();
    assert!(nameless.is_empty(), "without a name on {screen}: {nameless:#?}");
}

/// The accessibility bus of the window's session.
struct Tree(Connection);

impl Tree {
    fn of(stage: &Stage, address: &Path) -> Self {
        let mut tree = None;
        stage.until("there is an accessibility bus", || {
            tree = Self::connect(address).ok();
            tree.is_some()
        });
        tree.expect("connected")
    }

    fn connect(address: &Path) -> anyhow::Result<Self> {
        let session = Builder::address(std::fs::read_to_string(address)?.as_str())?.build()?;
        let bus = Proxy::new(&session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus")?;
        let address: String = bus.call("GetAddress", &())?;
        // As a screen reader does when it starts: programs build their trees only when somebody listens.
        let status = Proxy::new(&session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Status")?;
        status.set_property("IsEnabled", true)?;
        status.set_property("ScreenReaderEnabled", true)?;
        Ok(Self(Builder::address(address.as_str())?.build()?))
    }

    /// Every node there is, once one of them is this one.
    fn wait_for(&self, stage: &Stage, role: u32, name: &str) -> Vec<Node> {
        stage.until(&format!("“{name}” can be heard as {role}"), || {
            has(&self.nodes(), role, name)
        });
        // What is still being drawn is heard as well.
        std::thread::sleep(Duration::from_millis(300));
        self.nodes()
    }

    /// Presses a button as a screen reader's user does.
    fn press(&self, stage: &Stage, name: &str) {
        let is = |node: &Node| node.role == BUTTON && node.name.starts_with(name);
        stage.until(&format!("“{name}” can be pressed"), || {
            let Some(button) = self.nodes().into_iter().find(is) else { return false };
            let action = self.proxy(&button.bus, &button.path, "org.a11y.atspi.Action");
            action.and_then(|it| it.call::<_, _, bool>("DoAction", &(0_i32,))).unwrap_or(false)
        });
    }

    fn nodes(&self) -> Vec<Node> {
        let mut nodes = Vec::new();
        let root = OwnedObjectPath::try_from("/org/a11y/atspi/accessible/root").expect("a path");
        self.walk("org.a11y.atspi.Registry", root, 0, &mut nodes);
        nodes
    }

    /// What goes away while it is looked at is left out.
    fn walk(&self, bus: &str, path: OwnedObjectPath, depth: usize, nodes: &mut Vec<Node>) {
        let Ok(accessible) = self.proxy(bus, &path, "org.a11y.atspi.Accessible") else { return };
        let role = accessible.call("GetRole", &()).unwrap_or_default();
        let name = accessible.get_property("Name").unwrap_or_default();
        nodes.push(Node { role, name, bus: bus.to_owned(), path: path.clone() });
        for (bus, path) in children(&accessible) {
            if depth < 60 && !path.as_str().ends_with("/null") {
                self.walk(&bus, path, depth + 1, nodes);
            }
        }
    }

    fn proxy(
        &self,
        bus: &str,
        path: &OwnedObjectPath,
        interface: &'static str,
    ) -> zbus::Result<Proxy<'static>> {
        Proxy::new(&self.0, bus.to_owned(), path.clone(), interface)
    }
}

type Reference = (String, OwnedObjectPath);

/// All at once; and one by one where that says nothing: GTK's bridge names what is embedded from another process, the
/// page, only so.
fn children(of: &Proxy<'_>) -> Vec<Reference> {
    let all: Vec<Reference> = of.call("GetChildren", &()).unwrap_or_default();
    if !all.is_empty() {
        return all;
    }
    let count: i32 = of.get_property("ChildCount").unwrap_or_default();
    (0..count).filter_map(|nth| of.call("GetChildAtIndex", &(nth,)).ok()).collect()
}
