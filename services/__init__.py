"""What the department does: one public function is one use case, one transaction, one receipt."""

from storage.database import Database as Database
