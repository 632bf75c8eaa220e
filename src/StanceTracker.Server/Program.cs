Console.WriteLine("stance");
