using StanceTracker.JobCode;

// Run from the project's folder: writes the code by which Wolverine calls the jobs' handlers.
var files = await JobCode.GenerateAsync();
Directory.CreateDirectory(JobCode.Folder);
foreach (var old in Directory.GetFiles(JobCode.Folder)) File.Delete(old);
foreach (var (name, text) in files)
{
    var path = Path.Combine(JobCode.Folder, name);
    await File.WriteAllTextAsync(path, text);
    Console.WriteLine(path);
}
