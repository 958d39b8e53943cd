"""What this installation keeps: journal, snapshots and settings in one SQLite file under home.

It knows entries, not what they mean; nothing here makes or changes a plan.
"""

from pacelift.store.store import Store, open_store

__all__ = ["Store", "open_store"]
