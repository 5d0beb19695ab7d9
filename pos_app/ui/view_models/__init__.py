"""What QML sees: each view-model has finished texts and takes touches."""

# QML imports the view-models' types by this name.
QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1
