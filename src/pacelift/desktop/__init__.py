"""The tray app: icon, menu, panel and what keeps them right. The only part that knows Qt."""
