"""Xfce on a desktop of our own: a panel with a tray and a clock, windows, notifications."""

from __future__ import annotations

from dev.virtual_desktop import Desktop

SERVICES = ("org.xfce.Xfconf.service", "org.xfce.xfce4-notifyd.Notifications.service")
PANEL = """<channel name="xfce4-panel" version="1.0">
<property name="configver" type="int" value="2"/>
<property name="panels" type="array"><value type="int" value="1"/>
<property name="dark-mode" type="bool" value="true"/>
<property name="panel-1" type="empty">
<property name="position" type="string" value="p=6;x=0;y=0"/>
<property name="position-locked" type="bool" value="true"/>
<property name="length" type="uint" value="100"/>
<property name="size" type="uint" value="30"/>
<property name="plugin-ids" type="array">
<value type="int" value="1"/><value type="int" value="2"/>
<value type="int" value="3"/><value type="int" value="4"/>
</property></property></property>
<property name="plugins" type="empty">
<property name="plugin-1" type="string" value="tasklist"/>
<property name="plugin-2" type="string" value="separator">
<property name="expand" type="bool" value="true"/>
<property name="style" type="uint" value="0"/></property>
<property name="plugin-3" type="string" value="systray"/>
<property name="plugin-4" type="string" value="clock">
<property name="digital-layout" type="uint" value="3"/>
<property name="digital-time-format" type="string" value="%H:%M"/></property>
</property></channel>
"""


def begin(desktop: Desktop) -> None:
    """Start the parts that a person sees; the notification server comes when it is called."""
    folder = desktop.home / ".config/xfce4/xfconf/xfce-perchannel-xml"
    folder.mkdir(parents=True)
    (folder / "xfce4-panel.xml").write_text(PANEL)
    desktop.env["XDG_CURRENT_DESKTOP"] = "XFCE"
    desktop.run("xsetroot", "-solid", "#4f6d7a", "-cursor_name", "left_ptr")
    desktop.start(["xfwm4", "--compositor=off"])
    desktop.start(["xfce4-panel", "--disable-wm-check"])
